// A bare NestJS application with the same endpoint: the body becomes an event with the same tags, the plain statement stores it.
import 'reflect-metadata';
import { Body, Controller, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { v7 } from 'uuid';
import { serve } from '../http-callers.mjs';
import { LEDGER } from '../town.mjs';
import { openPlain } from './plain.mjs';

let plain;

class ActsController {
  async perform(ledger, act, body) {
    const id = v7();
    const tags = [
      `allocation:${id}`,
      `grant:${body.grantId}`,
      `decision:${body.decisionId}`,
      ...body.needIds.map((each) => `need:${each}`),
      ...body.goalIds.map((each) => `goal:${each}`),
      ...body.assessmentIds.map((each) => `assessment:${each}`),
      ...body.targetVersionIds.map((each) => `target:${each}`),
      ...body.lines.map(({ budgetLineId }) => `budget-line:${budgetLineId}`),
    ];
    const event = { ledger, id: v7(), type: act, tags, data: body, recordedAt: new Date().toISOString() };
    await plain.insert(ledger, event);
    return { events: [{ id: event.id, type: event.type, subject: tags[0], tags }] };
  }
}

// What the decorators do where there is a compiler for them.
const { prototype } = ActsController;
const perform = Object.getOwnPropertyDescriptor(prototype, 'perform');
Post(':act')(prototype, 'perform', perform);
Param('ledger')(prototype, 'perform', 0);
Param('act')(prototype, 'perform', 1);
Body()(prototype, 'perform', 2);
Controller('v1/ledgers/:ledger/acts')(ActsController);

class PlainModule {}
Module({ controllers: [ActsController] })(PlainModule);

await serve(async ({ peerUrl, callers }) => {
  plain = await openPlain(peerUrl, callers);
  const app = await NestFactory.create(PlainModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  const path = `/v1/ledgers/${LEDGER}/acts/allocate-grant`;
  return { port: app.getHttpServer().address().port, path, headers: {} };
});
