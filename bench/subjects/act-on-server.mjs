// Planbuch over an event server: a whole act, validated, loaded, decided, sealed and appended.
import { openBenched } from '../planbuch.mjs';
import { takePart } from '../side.mjs';

const caller = {
  actor: 'operator:00000000-0000-7000-8000-000000000001',
  roles: ['administrator', 'planning'],
};

const ledger = 'bench';

await takePart(async ({ own, eventStoreUrl }) => {
  const planbuch = await openBenched({ ...own, eventStoreUrl });
  await planbuch.store.createLedger(ledger, 'real');
  const perform = (act, body) => planbuch.performer.perform({ ledger, caller, acts: [{ act, body }] });
  if ((await planbuch.store.head(ledger)).number === 0)
    await perform('open-ledger', { title: 'Bench', mode: 'real', kind: 'municipality', federalState: 'HE' });
  return {
    perform: (serial) => perform('register-organisation', { name: `Träger ${serial}`, kind: 'organisation' }),
    end: () => planbuch.close(),
  };
});
