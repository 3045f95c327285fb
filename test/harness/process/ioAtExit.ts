// Loaded by NODE_OPTIONS into processes whose disk writes are measured: at its end each appends to $IO_FILE what the kernel counted of it.
import { appendFileSync, readFileSync } from 'node:fs'

const file = process.env.IO_FILE
if (file !== undefined) process.on('exit', () => appendFileSync(file, readFileSync('/proc/self/io')))
