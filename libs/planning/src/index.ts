export { planning } from './acts.js';
export { subjects } from './glossary.js';
export type { SubjectKind, Term } from './glossary.js';
export { rejections } from './rejections.js';
export type { RejectionCode } from './rejections.js';
export { roles } from './roles.js';
export type { Role } from './roles.js';
export { Organisation, organisationRegistered, registerId } from './organisation/organisation-registered.event.js';
