// `npm run remove-operator -- ADDRESS [DATA_DIR | postgres://…]`: the account of this e-mail address is no operator of the installation any
// more, from its next request on. It is in the audit. The server may run.
import { changeOperator } from './changeOperator.ts'

process.exitCode = await changeOperator('remove-operator', false)
