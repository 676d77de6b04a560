import type { Label } from '#kernel';

/** How a drawdown came in. Only one on paper may be entered for the recipient by the clerk who certifies it (rule R10). */
export const intakes = {
  portal: { de: 'elektronisch', en: 'Electronically' },
  paper: { de: 'auf Papier', en: 'On paper' },
} as const satisfies Record<string, Label>;
