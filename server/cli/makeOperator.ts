// `npm run make-operator -- ADDRESS [DATA_DIR | postgres://…]`: the account of this e-mail address is an operator of the installation from now
// on: it sees all groups and accounts, and none of their content. It is in the audit. The server may run.
import { changeOperator } from './changeOperator.ts'

process.exitCode = await changeOperator('make-operator', true)
