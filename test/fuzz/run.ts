// `npm run fuzz -- --minutes 60 [--seed N] [--only gate|frames|properties] [--keep]`: hunts until the time is over or a promise is broken.
import { parseArgs } from 'node:util'
import { watchBlocks } from './blocks.ts'

// Before anything of ours is loaded, or what runs once would never be seen.
const blocks = watchBlocks(/\/(server\/(relay|log)|shared)\//)
const { readCorpus, writeCorpus } = await import('./corpus.ts')
const { createFramesTarget } = await import('./framesTarget.ts')
const { createGateTarget } = await import('./gateTarget.ts')
const { hunt } = await import('./hunt.ts')
const { exploreProperties } = await import('./properties.ts')

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string' }, only: { type: 'string' }, keep: { type: 'boolean' } },
})
const seed = Number(values.seed ?? Date.now() % 2 ** 31)
const targets = [createGateTarget(), await createFramesTarget()].filter(({ name }) => values.only === undefined || values.only === name)
const properties = values.only === undefined || values.only === 'properties'
const share = (Number(values.minutes) * 60_000) / (targets.length + (properties ? 1 : 0))

for (const target of targets) {
  const known = readCorpus(target.name)
  const kept: Uint8Array[] = []
  const end = performance.now() + share
  let told = performance.now()
  const goesOn = () => {
    if (performance.now() - told > 60_000) {
      told = performance.now()
      console.log(`${target.name}: ${known.length} known, ${kept.length} new, ${blocks.seen} blocks`)
    }
    return performance.now() < end
  }
  const { tried, answers, found } = await hunt({ target, known, seed, goesOn, blocks, kept: (input) => void kept.push(input) })
  console.log(`${target.name}, seed ${seed}: ${tried} inputs, ${known.length} known and ${kept.length} new ones, ${blocks.seen} blocks`)
  for (const [answer, count] of [...answers].sort((a, b) => b[1] - a[1])) console.log(`  ${answer}: ${count}`)
  if (values.keep) writeCorpus(target.name, [...known, ...kept])
  if (found) {
    console.error(`${target.name} is broken by ${Buffer.from(found.input).toString('hex')}`, found.error)
    process.exitCode = 1
  }
}

if (properties) {
  const end = performance.now() + share
  const { rounds, failed } = exploreProperties(seed, () => performance.now() < end)
  console.log(`properties, seed ${seed}: ${rounds} rounds`)
  if (failed !== null) {
    console.error(`a property is broken: EXPLORE=${failed} npx vitest run <its file> finds it again`)
    process.exitCode = 1
  }
}
