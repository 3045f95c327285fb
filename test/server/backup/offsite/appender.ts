// Writes into a database as a server does, until it is killed: transactions that move amounts between accounts on many pages, so that all amounts
// together are nothing as of every instant, and a checkpoint now and then.
import { DatabaseSync } from 'node:sqlite'
import { createDice } from '../../../harness/random.ts'

const [file = '', seed = '1'] = process.argv.slice(2)
const dice = createDice(Number(seed))
const writing = new DatabaseSync(file, { timeout: 5_000 })
const checkpointing = new DatabaseSync(file, { timeout: 5_000 })
writing.exec('PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0')
const add = writing.prepare('UPDATE amount SET n = n + ?, padding = randomblob(?) WHERE id = ?')
const count = writing.prepare('UPDATE written SET n = n + 1')
const checkpoint = checkpointing.prepare('PRAGMA wal_checkpoint(PASSIVE)')
for (let n = 1; ; n++) {
  writing.exec('BEGIN IMMEDIATE')
  const moved = dice.below(100)
  add.run(moved, dice.below(9_000), dice.below(400))
  add.run(-moved, dice.below(9_000), dice.below(400))
  count.run()
  writing.exec('COMMIT')
  if (n === 1) process.stdout.write('writing\n')
  if (n % 20 === 0) checkpoint.get()
}
