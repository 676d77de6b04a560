import { startsAfterNotice } from './starts-after-notice.js';
import type { ProjectStart } from './starts-after-notice.js';

const project: ProjectStart = {
  kind: 'project',
  plannedStartOn: '2027-04-01',
  started: false,
  appliedOn: '2027-01-15',
  number: 7,
  startRule: 'before-notice',
  noticeOn: '2027-03-01',
  consents: [],
};
const starting = (change: Partial<ProjectStart>) => startsAfterNotice({ ...project, ...change });

describe('R12: a project', () => {
  it('starts on the day of its notice, and not the day before', () => {
    expect(starting({ plannedStartOn: '2027-03-01' })).toBeUndefined();
    expect(starting({ plannedStartOn: '2027-02-28' })).toEqual({
      code: 'started-too-early',
      facts: { startOn: '2027-02-28', notBefore: '2027-03-01', startRule: 'before-notice' },
      restsOn: [7],
    });
  });

  it('starts on the day of its application where the guideline says so', () => {
    const rule = { startRule: 'before-application' as const };
    expect(starting({ ...rule, plannedStartOn: '2027-01-15' })).toBeUndefined();
    expect(starting({ ...rule, plannedStartOn: '2027-01-14' })).toMatchObject({ code: 'started-too-early' });
  });

  it('starts earlier by a consent from that day on', () => {
    const consented = (from: string) =>
      starting({ plannedStartOn: '2027-02-01', consents: [{ from, number: 9 }] });
    expect(consented('2027-02-01')).toBeUndefined();
    expect(consented('2027-02-02')).toMatchObject({ code: 'started-too-early', restsOn: [7, 9] });
  });

  it('that had started started before its application, on the earlier of both days', () => {
    expect(starting({ started: true })).toMatchObject({ facts: { startOn: '2027-01-15' } });
    expect(starting({ started: true, plannedStartOn: '2027-01-10' })).toMatchObject({
      facts: { startOn: '2027-01-10' },
    });
  });

  it('is asked only if it is a project, and the guideline asks', () => {
    const early = { plannedStartOn: '2027-01-01' };
    expect(starting({ ...early, kind: 'institutional' })).toBeUndefined();
    expect(starting({ ...early, startRule: 'none' })).toBeUndefined();
  });
});
