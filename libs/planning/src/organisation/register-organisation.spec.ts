import { stories } from '#kernel/testing';
import { validate } from '#kernel';
import { planning } from '../acts.js';
import { organisationRegistered } from './organisation-registered.event.js';
import type { Organisation } from './organisation-registered.event.js';
import { registerOrganisation } from './register-organisation.act.js';

const given = stories(planning);
const known = '00000000-0000-7000-8000-000000000001';
const fresh = '00000000-0000-7000-8000-000000000002';

const neighbours: Organisation = {
  name: 'Nachbarschaftshilfe Musterstadt e. V.',
  kind: 'organisation',
  register: { court: 'M1305', type: 'VR', number: '1234' },
};

describe('register-organisation', () => {
  it('registers an organisation under a new id, tagged with its register identifier', () => {
    given()
      .when(registerOrganisation, neighbours, { id: fresh })
      .then({
        type: 'organisation-registered',
        version: 1,
        subject: `organisation:${fresh}`,
        tags: [`organisation:${fresh}`, 'register-id:de-cr-m1305-vr-1234'],
        data: neighbours,
      });
  });

  it('refuses a register number that belongs to another organisation', () => {
    given(organisationRegistered.of(known, neighbours))
      .when(registerOrganisation, { ...neighbours, name: 'Derselbe Verein' }, { id: fresh })
      .thenRefused('register-id-taken', { registerId: 'de-cr-m1305-vr-1234', organisationId: known });
  });

  it('takes the same number of another court', () => {
    given(organisationRegistered.of(known, neighbours))
      .when(
        registerOrganisation,
        { ...neighbours, register: { court: 'M1306', type: 'VR', number: '1234' } },
        { id: fresh },
      )
      .events();
  });

  it('refuses an id that is taken', () => {
    given(organisationRegistered.of(known, neighbours))
      .when(registerOrganisation, { name: 'Ein anderer', kind: 'organisation' }, { id: known })
      .thenRefused('id-taken', { kind: 'organisation', id: known });
  });

  it('refuses a parent the ledger does not know, and names the field', () => {
    given()
      .when(registerOrganisation, {
        ...neighbours,
        parents: [{ organisationId: known, kind: 'member', from: '2027-01-01' }],
      })
      .thenRefused('unknown-id', { field: '/parents/0/organisationId', kind: 'organisation', id: known });
  });

  it('does not take the parent of another organisation for a registered one', () => {
    const child = organisationRegistered.of(fresh, {
      ...neighbours,
      parents: [{ organisationId: known, kind: 'control', from: '2027-01-01' }],
    });
    given(child)
      .when(registerOrganisation, {
        name: 'Enkel',
        kind: 'organisation',
        parents: [{ organisationId: known, kind: 'member', from: '2027-01-01' }],
      })
      .thenRefused('unknown-id');
  });

  it('names every field at fault with what was expected', () => {
    const result = validate(registerOrganisation.input, {
      name: ' ',
      kind: 'club',
      colour: 'red',
      register: { court: 'M1305', type: 'XX', number: '1234' },
      parents: [{ organisationId: 'x', kind: 'member', from: '2027-02-29' }],
    });
    expect(result.ok ? [] : result.faults.map(({ path }) => path).sort()).toEqual(
      ['/colour', '/kind', '/name', '/parents/0/from', '/parents/0/organisationId', '/register/type'].sort(),
    );
  });

  it('takes what is left out, and no null in its place', () => {
    expect(validate(registerOrganisation.input, neighbours).ok).toBe(true);
    const result = validate(registerOrganisation.input, { ...neighbours, sector: null, parents: null });
    expect(result.ok ? [] : result.faults.map(({ path }) => path)).toEqual(['/sector', '/parents']);
  });
});
