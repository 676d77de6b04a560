/**
 * Aborts `controller` for the signal's reason when the signal is aborted, or is so already; until the function that is
 * returned is called.
 *
 * For what comes by the thousand. `AbortSignal.any` holds its signals by WeakRefs, and what a WeakRef names, with all that
 * hangs on it, is taken for reachable until the next collection of the whole heap (Node 20).
 */
export function abortWith(controller: AbortController, signal: AbortSignal): () => void {
  const onAbort = (): void => controller.abort(signal.reason);
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return () => signal.removeEventListener('abort', onAbort);
}
