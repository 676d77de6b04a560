/** The registers that the api serves. */
export const servedRegisterNames: readonly string[] = [
  'ledger',
  'fiscal-years',
  'organisations',
  'persons',
  'budget-lines',
  'grants',
];
