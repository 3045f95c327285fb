// Entry point: reads the environment, composes the server, and shuts down in order.
import { buildPages } from './cli/build.ts'
import { runServer } from './cli/run.ts'
import { readConfig } from './config.ts'
import { issueSetUpLink } from './identity/setUp.ts'

await runServer(readConfig(process.env), {
  before: () => buildPages(),
  async started({ deps, url }) {
    console.log(`Ruta listens at ${url}`)
    const link = await issueSetUpLink(deps)
    // Printed, never logged: it lets its reader become the first chair.
    if (link) console.log(`\nNo group yet. Set up the first one, within 60 minutes and once:\n\n  ${url}/set-up#${link.token}\n`)
  },
})
