import type { DelegateAuthority } from './authority-delegated.event.js';

/** What a person was delegated, and the event that says so. */
export type DelegatedAuthority = Readonly<DelegateAuthority> & { readonly number: number };
