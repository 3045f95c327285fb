// `npm run group -- list | create | invite-chair | suspend | archive | resume | quota | export …`: what operators do with groups in
// Administration, beside running servers: their next requests see it, and connections of people who may write less than before end within half a minute. Exit code 2 when nothing was done.
import { environment } from './environment.ts'
import { groupCommand } from './groupCommand.ts'

process.umask(0o077)
const outcome = await groupCommand(process.argv.slice(2), environment)
if (outcome.ok) process.stdout.write(`${outcome.said}\n`)
else process.stderr.write(`${outcome.why}\n`)
process.exitCode = outcome.ok ? 0 : 2
