/** Long enough for the compiler, the pools and the server's plans to have settled. */
const WARM_UP_SECONDS = 1;
/** Of what can be done only once, so much. */
const WARM_UP_SHARE = 0.25;

/**
 * One side of a measure, in a process of its own: prepares what the job says, warms up, waits for the start, and tells the
 * figures. `prepare` gets the job and returns `perform`, done over and over by the job's callers, `end`, and where there is no
 * more to do after so many calls, `most`.
 *
 * A wide act runs through so much code that the compiler is not done with it after thousands of calls; a program that serves
 * for weeks shall not be measured while it starts. A job with `rehearseSeconds` is therefore rehearsed before it warms up:
 * by `rehearse`, where performing would use up what there is.
 */
export async function takePart(prepare) {
  const job = await told();
  const { perform, rehearse = perform, end, most = Infinity } = await prepare(job);
  const rehearsal = { seconds: job.rehearseSeconds ?? 0, offset: job.offset + 250_000_000, most: Infinity };
  await calling({ ...job, ...rehearsal }, rehearse);
  const warmUp = { seconds: WARM_UP_SECONDS, offset: job.offset + 500_000_000, most: most * WARM_UP_SHARE };
  await calling({ ...job, ...warmUp }, perform);
  process.send('ready');
  await told();
  const { perSecond, p99Ms } = await calling({ ...job, most: most * (1 - WARM_UP_SHARE) }, perform);
  await end();
  // Only what is told counts: a peer that leaves a timer behind must not hold up the run.
  process.send({ perSecond, p99Ms }, () => process.exit());
}

/** As `takePart` for work that is done once as a whole: `perform` returns how many pieces it did. */
export async function takePartOnce(prepare) {
  const { perform, end } = await prepare(await told());
  process.send('ready');
  await told();
  const began = performance.now();
  const pieces = await perform();
  const seconds = (performance.now() - began) / 1000;
  await end();
  process.send({ perSecond: pieces / seconds, p99Ms: seconds * 1000 }, () => process.exit());
}

function told() {
  return new Promise((resolve) => process.once('message', resolve));
}

/**
 * Calls a second and the 99th percentile of a call in ms, by so many callers who each wait for their answer, until the time
 * is over or everything is done.
 */
async function calling({ callers, seconds, offset, most }, perform) {
  const began = performance.now();
  const until = began + seconds * 1000;
  const times = [];
  let serial = offset;
  const caller = async () => {
    while (performance.now() < until && serial < offset + most) {
      const start = performance.now();
      await perform(serial++);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: times.length / took, p99Ms: times[Math.floor(times.length * 0.99)] ?? 0 };
}
