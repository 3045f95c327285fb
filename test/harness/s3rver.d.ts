// Of the S3 server for tests, which brings no types: what we use of it.
declare module '@20minutes/s3rver' {
  interface Context {
    readonly path: string
    readonly state: { vhost?: boolean }
    mountPath?: string
  }
  export default class S3rver {
    constructor(options: {
      readonly address: string
      readonly port: number
      readonly silent: boolean
      readonly directory: string
      readonly configureBuckets: readonly { readonly name: string }[]
    })
    /** Of Koa, in order; the routes are the last. */
    readonly middleware: ((context: Context, next: () => Promise<void>) => Promise<void>)[]
    run(): Promise<{ readonly port: number }>
    close(): Promise<void>
  }
}
