// Opens the destination that a setting or a command-line option names.
import type { Destination, Place } from './destination.ts'
import { folderDestination } from './folderDestination.ts'

/** The S3 client is loaded only when it is used. */
export const openDestination = async (place: Place): Promise<Destination> =>
  place.kind === 'folder' ? folderDestination(place.path) : (await import('./s3Destination.ts')).s3Destination(place)
