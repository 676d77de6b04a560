# One image for api, worker and command. PostgreSQL, Redis and the event server are others' containers, so none of the
# PostgreSQL binaries that a single machine needs are in it.

FROM node:20-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# Scripts of packages are not run: nothing here is compiled on installation.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY .swcrc ./
COPY scripts ./scripts
COPY apps ./apps
COPY libs ./libs
RUN npm run --silent build

FROM node:20-bookworm-slim AS packages
WORKDIR /build
COPY package.json package-lock.json ./
# Without the optional ones: those are PostgreSQL's binaries and compilers' native parts.
RUN npm ci --ignore-scripts --omit=dev --omit=optional --no-audit --no-fund && npm cache clean --force

FROM node:20-bookworm-slim
ENV NODE_ENV=production PLANBUCH_HOST=0.0.0.0 PLANBUCH_PORT=8420
WORKDIR /app
# Everything belongs to root and is only read: whoever gets into the process cannot change the program.
COPY --from=packages /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY package.json LICENSE ./
COPY docker/eventstore/prepare.mjs ./docker/eventstore/prepare.mjs
USER node
EXPOSE 8420
HEALTHCHECK --interval=5s --timeout=4s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PLANBUCH_PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm in between: signals reach the program itself.
ENTRYPOINT ["node"]
CMD ["dist/apps/api/src/main.js"]
