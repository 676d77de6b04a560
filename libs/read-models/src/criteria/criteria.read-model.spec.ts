import type { DecidedEvent } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import { catalogueAdopted, criterionAgreed, criterionDrafted, eventCorrected } from '#planning';
import { criteria } from './criteria.read-model.js';
import { criterionVersions } from './criterion-versions.read-model.js';

const [id, item, cycle, catalogue] = [1, 2, 3, 4].map(
  (last) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`,
) as [string, string, string, string];

const draft = { title: 'Beteiligung', definition: 'Betroffene wirken mit.', scale: 'boolean' } as const;
const drafted = criterionDrafted.of(id, draft);
const agreed = criterionAgreed.of(id, {
  ...draft,
  criterionId: id,
  version: 1,
  weightPermille: 200,
  mandatory: true,
  knockout: false,
  consensusItemId: item,
  cycleId: cycle,
  validFrom: '2027-07-01',
});
const adopted = catalogueAdopted.of(catalogue, {
  title: 'Katalog',
  cycleId: cycle,
  criterionVersionIds: [`${id}.v1`],
});
const correcting = (eventNumber: number, { type, subject, tags }: DecidedEvent) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

describe('the register of criteria', () => {
  const rowAfter = (...events: DecidedEvent[]) => rowsAfter(criteria, ...events).get(id);

  it('shows whether a criterion was agreed, and in which version last', () => {
    expect(rowAfter(drafted)).toMatchObject({ state: 'drafted', lastVersion: null, versions: [] });
    expect(rowAfter(drafted, agreed)).toMatchObject({
      state: 'agreed',
      lastVersion: 1,
      versions: [{ version: 1, number: 2 }],
    });
  });

  it('knows what was corrected', () => {
    expect(rowAfter(drafted, agreed, correcting(2, agreed))).toMatchObject({
      state: 'drafted',
      lastVersion: null,
      correctedBy: null,
    });
    expect(rowAfter(drafted, correcting(1, drafted))).toMatchObject({ correctedBy: 2 });
  });
});

describe('the register of criterion versions', () => {
  const rowAfter = (...events: DecidedEvent[]) => rowsAfter(criterionVersions, ...events).get(`${id}.v1`);

  it('shows a version, the consensus it rests on, and the catalogues it stands in', () => {
    expect(rowAfter(drafted, agreed)).toMatchObject({
      criterionId: id,
      version: 1,
      mandatory: true,
      consensusItemId: item,
      validTo: null,
      catalogueIds: [],
    });
    expect(rowAfter(drafted, agreed, adopted)).toMatchObject({ catalogueIds: [catalogue] });
  });

  it('takes the catalogue away when that was corrected, and marks a corrected version', () => {
    expect(rowAfter(drafted, agreed, adopted, correcting(3, adopted))).toMatchObject({
      catalogueIds: [],
      correctedBy: null,
    });
    expect(rowAfter(drafted, agreed, correcting(2, agreed))).toMatchObject({ correctedBy: 3 });
    expect(rowAfter(drafted, agreed, correcting(2, agreed), agreed)).toMatchObject({ correctedBy: null });
  });
});
