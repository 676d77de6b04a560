import { idOf, kindOf, project, readModel } from '#kernel';
import { consensusReached, consensusSought, eventCorrected, recommendationIssued } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

/** What bodies deliberate, and how far they have come with it. */
export const items = readModel('items', {
  label: { de: 'Beratungsgegenstände', en: 'Items' },
  version: 1,
  columns: {
    title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
    kind: { type: 'code', label: { de: 'Art', en: 'Kind' } },
    state: { type: 'code', label: { de: 'Stand', en: 'State' } },
    bodyId: { type: 'code', label: { de: 'Gremium', en: 'Body' } },
    meetingId: { type: 'code', label: { de: 'Sitzung', en: 'Meeting' } },
    agendaNo: { type: 'integer', label: { de: 'Platz der Tagesordnung', en: 'Place on the agenda' } },
    about: { type: 'codes', label: { de: 'Handelt von', en: 'About' } },
    proposal: { type: 'text', label: { de: 'Vorschlag', en: 'Proposal' } },
    tallies: { type: 'json', label: { de: 'Wer zählte', en: 'Who counted' } },
    recommendationId: { type: 'code', label: { de: 'Empfehlung', en: 'Recommendation' } },
    correctedBy,
  },
  indexed: ['bodyId', 'meetingId'],
  on: ({ put, patch }) => [
    project(consensusSought, ({ title, kind, bodyId, meetingId, agendaNo, about, proposal }, _, id) => [
      put(id, {
        title,
        kind,
        state: 'open',
        bodyId,
        meetingId,
        agendaNo,
        about,
        proposal: proposal ?? null,
        tallies: [],
        recommendationId: null,
        correctedBy: null,
      }),
    ]),
    project(consensusReached, ({ tallies }, _, id) => [patch(id, { state: 'consensus', tallies })]),
    project(recommendationIssued, ({ itemId }, _, id) => [patch(itemId, { recommendationId: id })]),
    project(eventCorrected, (data, { number }) => {
      const sought = correctedSubject(consensusSought, data);
      if (sought !== undefined) return [patch(sought, { correctedBy: number })];
      const reached = correctedSubject(consensusReached, data);
      if (reached !== undefined) return [patch(reached, { state: 'open', tallies: [] })];
      if (data.eventType !== recommendationIssued.type) return [];
      const recommended = data.eventTags.filter((each) => kindOf(each) === 'item').map(idOf);
      return recommended.map((id) => patch(id, { recommendationId: null }));
    }),
  ],
});
