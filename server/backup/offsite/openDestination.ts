// Opens what a setting or a command line names.
import type { Destination, Place } from './destination.ts'
import { folderDestination } from './folderDestination.ts'

/** The client of S3 is loaded only where it is used. */
export const openDestination = async (place: Place): Promise<Destination> =>
  place.kind === 'folder' ? folderDestination(place.path) : (await import('./s3Destination.ts')).s3Destination(place)
