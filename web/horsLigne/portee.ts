/** The few faces of a service worker that TypeScript's DOM library does not know. */

interface Prolongeable extends Event {
  waitUntil(travail: Promise<unknown>): void
}
export interface Interception extends Prolongeable {
  readonly request: Request
  respondWith(reponse: Promise<Response>): void
}
export interface EvenementSync extends Prolongeable {
  readonly tag: string
}
export interface Message extends Prolongeable {
  readonly data: unknown
}

export interface PorteeService {
  readonly location: Location
  readonly clients: {
    claim(): Promise<void>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', ecouteur: (e: Prolongeable) => void): void
  addEventListener(type: 'fetch', ecouteur: (e: Interception) => void): void
  addEventListener(type: 'sync', ecouteur: (e: EvenementSync) => void): void
  addEventListener(type: 'message', ecouteur: (e: Message) => void): void
}
