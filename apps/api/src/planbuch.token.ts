/** Under this Nest's container knows the Planbuch that the assembly put together. */
export const PLANBUCH = Symbol('Planbuch');
