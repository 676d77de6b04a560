import type { TraceAnswer, WhyLink } from '#read-models';
import { whyTree } from './why-tree.js';

const said = { number: 7, day: '2027-03-15', actor: 'person:p', role: 'planning' } as const;
const link = (role: WhyLink['role'], summary: string, more: Partial<WhyLink> = {}): WhyLink => ({
  role,
  tag: `${role}:1`,
  events: [said],
  summary,
  ...more,
});
const trace: TraceAnswer = {
  subject: 'grant:1',
  number: 9,
  more: false,
  chain: [
    link('grant', 'Zuwendung'),
    link('recipient', 'Träger A'),
    link('payment', '500,00 € gebucht'),
    link('order', '500,00 € angeordnet'),
    link('decision', 'Beschluss', { gone: true, events: [{ ...said, correctedBy: 8 }] }),
  ],
};
const gap = {
  code: 'decision',
  missing: 'Beschluss',
  owedByRole: 'council-office',
  owedBy: 'Gremienbüro',
} as const;

describe('a trace as a tree', () => {
  it('holds what belongs together in one branch, marks what no longer holds, and ends with what is missing', () => {
    expect(whyTree({ ...trace, gaps: [gap] }, 'de')).toEqual([
      'Zuwendung',
      'grant:1 · #7 15.03.2027 Sozialplanung (person:p)',
      '├─ Empfänger: Träger A',
      '│     recipient:1 · #7 15.03.2027 Sozialplanung (person:p)',
      '├─ Geld',
      '│  ├─ Zahlung: 500,00 € gebucht',
      '│  │     payment:1 · #7 15.03.2027 Sozialplanung (person:p)',
      '│  └─ Anordnung: 500,00 € angeordnet',
      '│        order:1 · #7 15.03.2027 Sozialplanung (person:p)',
      '├─ Entscheidung',
      '│  └─ ✗ Beschluss: Beschluss',
      '│        decision:1 · #7 15.03.2027 Sozialplanung (person:p) ✗ #8',
      '└─ ? fehlt: Beschluss (schuldet: Gremienbüro)',
      'Stand: Ereignis 9; 1 Lücken',
    ]);
  });

  it('says where it was cut', () => {
    expect(whyTree({ ...trace, more: true }, 'en').at(-1)).toBe(
      'As of event 9; cut: the trace has more links',
    );
  });
});
