import { validate } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { configureLedger } from './configure-ledger.act.js';
import { ledgerConfigured } from './ledger-configured.event.js';
import { ledgerOpened } from './ledger-opened.event.js';
import type { Ledger } from './ledger-opened.event.js';
import { openLedger } from './open-ledger.act.js';

const given = stories(planning);

const town: Ledger = {
  title: 'Planungsbuch Musterstadt',
  mode: 'real',
  kind: 'municipality',
  federalState: 'HE',
};
const usual = {
  smallNumbers: { minBase: 100, minCases: 3 },
  commitmentAuthorityScope: 'investment' as const,
};

describe('open-ledger', () => {
  it('opens the ledger under its name and records the settings that apply from the first day', () => {
    given()
      .when(openLedger, town)
      .then({
        type: 'ledger-opened',
        version: 1,
        subject: 'ledger:musterstadt',
        tags: ['ledger:musterstadt'],
        data: { ...town, settings: usual },
      });
  });

  it('takes settings of its own and fills up the others', () => {
    const settings = { smallNumbers: { minBase: 500, minCases: 10 } };
    given()
      .when(openLedger, { ...town, settings })
      .then(ledgerOpened.of('musterstadt', { ...town, settings: { ...usual, ...settings } }));
  });

  it('refuses to open a ledger twice', () => {
    given(ledgerOpened.of('musterstadt', town))
      .when(openLedger, town)
      .thenRefused('id-taken', { kind: 'ledger', id: 'musterstadt' });
  });

  it('takes no state that Germany does not have, and no key of another length', () => {
    const result = validate(openLedger.input, { ...town, federalState: 'XX', ags: '0653401' });
    expect(result.ok ? [] : result.faults.map(({ path }) => path)).toEqual(['/ags', '/federalState']);
  });
});

describe('configure-ledger', () => {
  it('records the settings it names and no others', () => {
    given(ledgerOpened.of('musterstadt', town))
      .when(configureLedger, { commitmentAuthorityScope: 'all' })
      .then(ledgerConfigured.of('musterstadt', { commitmentAuthorityScope: 'all' }));
  });

  it('refuses to change nothing', () => {
    given(ledgerOpened.of('musterstadt', town)).when(configureLedger, {}).thenRefused('no-setting-named');
  });

  it('takes a threshold in full or not at all', () => {
    const result = validate(configureLedger.input, { smallNumbers: { minBase: 0 } });
    expect(result.ok ? [] : result.faults.map(({ path }) => path)).toEqual([
      '/smallNumbers/minBase',
      '/smallNumbers/minCases',
    ]);
  });
});
