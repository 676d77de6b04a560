/** Asks again and again until it is so; throws with what was seen last when it takes too long. */
export async function until<T>(
  look: () => Promise<T>,
  so: (seen: T) => boolean,
  timeoutMs = 10_000,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (so(seen)) return seen;
    if (performance.now() > end) throw new Error(`still not so: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
