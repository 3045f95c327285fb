// Half a minute of `npm run torture`, as a test: real processes, real faults, every promise held against the log.
import { expect, test } from 'vitest'
import { threeServers } from './installations.ts'
import { torture } from './torture.ts'

test('[I1] [I2] [I4] [I5] [N2] [N3] [N6] [N10] three servers are killed, stopped and cut off while five people write, and no promise is broken', async () => {
  const told: string[] = []
  const say = (line: string) => void told.push(line)
  const report = await torture({ seconds: 20, seed: 4, patience: 0.1, longestFault: 3, open: threeServers, say })
  expect(report.violations, told.join('\n')).toEqual([])
  expect(report.done.size).toBeGreaterThan(0)
  expect(report.acked).toBe(report.made)
  expect(report.made).toBeGreaterThan(50)
})
