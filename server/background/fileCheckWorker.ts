// Entry point of the thread that checks the database's file; `workerData` is the file.
import { parentPort, workerData } from 'node:worker_threads'
import { must } from '../../shared/result.ts'
import { connectToRead } from '../db/connect.ts'
import { checkFile } from '../db/fileCheck.ts'

const sqlite = connectToRead(String(workerData))
must(parentPort, 'a parent: this file is a worker').postMessage(checkFile(sqlite))
sqlite.close()
