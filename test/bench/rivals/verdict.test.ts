// What a comparison concludes from its figures.
import { expect, test } from 'vitest'
import type { Goal } from './goals.ts'
import { judge, type Result, standingOf } from './verdict.ts'

const CPU: Goal = { work: 'meeting', run: 'w1', figure: 'cpu', unit: 's', better: 'less', aim: 2, machine: 4, yRedis: 6, most: null }
const RATE: Goal = {
  work: 'burst',
  run: 'w4',
  figure: 'rate',
  unit: '/s',
  better: 'more',
  aim: 30,
  machine: null,
  yRedis: null,
  most: null,
}
const RIVALS = ['ruta', 'leveldb', 'sqlite']

const of = (run: string, figure: string, values: Readonly<Record<string, readonly number[]>>): Result[] =>
  Object.entries(values).flatMap(([contestant, list]) => list.map((value) => ({ contestant, run, figures: { [figure]: value } })))

test('medians are compared, so a single run more or less decides nothing', () => {
  const verdict = judge(CPU, of('w1', 'cpu', { ruta: [1, 1, 90], leveldb: [3, 3, 0.1] }), RIVALS)
  expect(verdict).toMatchObject({ ours: 1, best: { name: 'leveldb', value: 3 }, standing: 'ahead' })
})

test.each([
  [1.0, 'ahead'],
  [1.9, 'level'],
  [2.1, 'level'],
  [2.3, 'behind'],
])('%d s beside a best of 2 s is %s: a tenth is noise', (ours, standing) => {
  expect(judge(CPU, of('w1', 'cpu', { ruta: [ours], leveldb: [2], sqlite: [9] }), RIVALS)?.standing).toBe(standing)
})

test('where more is better, more is ahead', () => {
  expect(judge(RATE, of('w4', 'rate', { ruta: [31], leveldb: [20] }), RIVALS)).toMatchObject({ standing: 'ahead', holds: true })
  expect(judge(RATE, of('w4', 'rate', { ruta: [15], leveldb: [20] }), RIVALS)).toMatchObject({ standing: 'behind', holds: false })
})

test('a machine twice as fast as the one of the goals has goals twice as high, and y-redis with them', () => {
  const verdict = judge(CPU, of('w1', 'cpu', { ruta: [1.2], 'bare-ws': [2] }), RIVALS)
  expect(verdict).toMatchObject({ aim: 1, holds: false, best: { name: 'y-redis', value: 3 }, standing: 'ahead' })
})

test('a server that does not persist is no rival, and one that did not end is the worst', () => {
  const results = of('w4', 'rate', { ruta: [20], 'y-crossws': [99], leveldb: [Number.NaN], sqlite: [10] })
  expect(judge(RATE, results, RIVALS)?.best).toEqual({ name: 'sqlite', value: 10 })
  expect(judge(RATE, of('w4', 'rate', { ruta: [Number.NaN], sqlite: [10] }), RIVALS)?.standing).toBe('behind')
})

test('nothing lost is level with nothing lost, and ahead of anything', () => {
  const lost: Goal = { ...RATE, figure: 'lost', better: 'less', aim: 0 }
  expect(judge(lost, of('w4', 'lost', { ruta: [0], sqlite: [0] }), RIVALS)).toMatchObject({ standing: 'level', holds: true })
  expect(judge(lost, of('w4', 'lost', { ruta: [0], sqlite: [7] }), RIVALS)?.standing).toBe('ahead')
  expect(judge(lost, of('w4', 'lost', { ruta: [1], sqlite: [0] }), RIVALS)).toMatchObject({ standing: 'behind', holds: false })
})

test('a workload is behind when one figure is, and ahead when one is and none is behind', () => {
  const at = (ours: number, best: number) => judge(CPU, of('w1', 'cpu', { ruta: [ours], leveldb: [best] }), RIVALS)
  const standing = (...list: ReturnType<typeof at>[]) => standingOf(list.filter((one) => one !== null))
  expect(standing(at(1, 9), at(9, 1))).toBe('behind')
  expect(standing(at(1, 9), at(2, 2))).toBe('ahead')
  expect(standing(at(2, 2))).toBe('level')
})

test('beside a relay that waits for the disk as we do, what is allowed decides, whatever the rivals do', () => {
  const beside = { ...CPU, most: 1.5 }
  const at = (ours: number) => judge(beside, of('w1', 'cpu', { ruta: [ours], 'durable-ws': [2], leveldb: [0.1] }), RIVALS)
  expect(at(3)).toMatchObject({ floor: 2, aim: 3, standing: 'level', holds: true, best: { name: 'leveldb', value: 0.1 } })
  expect(at(3.1)).toMatchObject({ standing: 'behind', holds: false })
  expect(at(1.7)).toMatchObject({ standing: 'ahead', holds: true })
  const burst = { ...RATE, most: 1 }
  const rate = (ours: number) => judge(burst, of('w4', 'rate', { ruta: [ours], 'durable-ws': [10], leveldb: [99] }), RIVALS)
  expect(rate(10)).toMatchObject({ aim: 10, standing: 'level', holds: true })
  expect(rate(9.9)).toMatchObject({ standing: 'behind', holds: false })
})

test('where the floor was not measured the rivals decide, and what has no aim is not met', () => {
  const beside = { ...CPU, aim: null, most: 1.5 }
  expect(judge(beside, of('w1', 'cpu', { ruta: [1], leveldb: [2] }), RIVALS)).toMatchObject({
    floor: null,
    aim: null,
    standing: 'ahead',
    holds: false,
  })
})
