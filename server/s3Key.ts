// Key and secret, where they stand in the address of an S3-compatible store.

export interface S3Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Null where one of them is missing, or is not percent-encoded as an address has it. */
export const s3KeyIn = ({ username, password }: URL): S3Key | null => {
  if (username === '' || password === '') return null
  try {
    return { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) }
  } catch {
    // A % of a secret that was written as it is: the address is wrong, and its parser says so without the secret.
    return null
  }
}
