// How much processor time a piece of work needs, for tests of growth ("a thousand are read at once, not one by one"): unlike the time
// on the wall, it hardly changes when other processes are busy.

/** Milliseconds of this process's CPU, the least of several runs after one that is not counted. */
export const leastCpuMs = async (runs: number, work: () => Promise<unknown>): Promise<number> => {
  await work()
  const took: number[] = []
  for (let n = 0; n < runs; n++) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    took.push((user + system) / 1000)
  }
  return Math.min(...took)
}
