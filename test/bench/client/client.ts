// The client in a real Chromium, on a real server, with plans of several sizes.
import { buildPages } from '../../../server/cli/build.ts'
import { bundles } from './bundles.ts'
import { changing } from './changing.ts'
import { generatePlan } from './generatedPlan.ts'
import { memory } from './memory.ts'
import { network } from './network.ts'
import { opening } from './opening.ts'
import { remoteChange } from './remoteChange.ts'
import { scrolling } from './scrolling.ts'
import { openStage } from './stage.ts'

const SIZES = [500, 2_000, 5_000] as const
/** Each can be measured alone, with `--parts network,5000`: the whole takes some minutes. */
export const CLIENT_PARTS: readonly string[] = ['bundles', 'network', ...SIZES.map(String)]
/** What an hour's work leaves, and what a frame costs, are asked of the size that is promised and of the largest. */
const WATCHED: readonly number[] = [2_000, 5_000]

export async function* client(parts: readonly string[] = CLIENT_PARTS): AsyncGenerator<string> {
  await buildPages()
  if (parts.includes('bundles')) yield* bundles()
  const plan = generatePlan(Math.max(...SIZES))
  if (parts.includes('network')) yield* await network(plan)
  for (const size of SIZES) {
    if (!parts.includes(String(size))) continue
    const stage = await openStage(plan.slice(0, size))
    try {
      yield* await opening(stage)
      yield await remoteChange(stage)
      if (!WATCHED.includes(size)) continue
      yield* changing(stage)
      yield* scrolling(stage)
      yield await memory(stage)
    } finally {
      await stage.close()
    }
  }
}
