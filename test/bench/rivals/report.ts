// The figures of a comparison, as lines.
import { median } from '../stats.ts'
import { CONTESTANTS, FLOOR } from './contestants.ts'
import { GOALS } from './goals.ts'
import { judge, type Result, type Rivalry, standingOf } from './verdict.ts'
import { WORKLOADS } from './workloads.ts'

export const report = (results: readonly Result[]): string[] => {
  const persisting = CONTESTANTS.filter((one) => one.persists).map((one) => one.name)
  const rivalries = GOALS.map((goal) => judge(goal, results, persisting)).filter((one) => one !== null)
  const works = Map.groupBy(rivalries, ({ goal }) => goal.work)
  const standings = [...works].map(([work, list]) => ({ work, standing: standingOf(list) }))
  const named = (standing: Rivalry['standing']) => standings.filter((one) => one.standing === standing).map((one) => one.work)
  return [
    ...Object.entries(WORKLOADS).flatMap(([id, { title }]) => tableOf(id, title, results)),
    '\n### Goals (ratios below 1 are in our favor)\n',
    `| work | ours | to the floor (${FLOOR}) | beside the best that persists | verdict | aim | |`,
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rivalries.map(lineOf),
    `\nahead on ${named('ahead').length} (${named('ahead').join(', ')}); level on ${named('level').join(', ') || 'none'}; behind on ${named('behind').join(', ') || 'none'}`,
    `${rivalries.filter((one) => one.holds).length} of ${rivalries.length} goals hold`,
  ]
}

const tableOf = (id: string, title: string, results: readonly Result[]): string[] => {
  const here = results.filter(({ run }) => run === id)
  const columns = [...new Set(here.flatMap(({ figures }) => Object.keys(figures)))]
  if (columns.length === 0) return []
  const rows = [...Map.groupBy(here, ({ contestant }) => contestant)].map(([name, list]) => {
    const cells = columns.map((column) => show(median(list.map(({ figures }) => figures[column] ?? Number.NaN))))
    return `| ${name} | ${list.length} | ${cells.join(' | ')} |`
  })
  return [`\n### ${id}: ${title}\n`, `| | runs | ${columns.join(' | ')} |`, `| --- |${' --- |'.repeat(columns.length + 1)}`, ...rows]
}

const lineOf = ({ goal, ours, floor, best, standing, aim, holds }: Rivalry): string => {
  const ratio = (other: number) => show(goal.better === 'less' ? ours / other : other / ours)
  const name = `${goal.work} · ${goal.figure}`
  const toFloor = floor === null ? '–' : `${show(floor)} · ${ratio(floor)}`
  const toBest = best === null ? '–' : `${best.name} ${show(best.value)} · ${best.value === 0 ? '–' : ratio(best.value)}`
  return `| ${name} | ${show(ours)} ${goal.unit} | ${toFloor} | ${toBest} | ${standing} | ${aim === null ? '–' : show(aim)} | ${holds ? 'holds' : 'MISSED'} |`
}

const show = (value: number): string => {
  if (!Number.isFinite(value)) return '–'
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}
