import type { Heard } from '../listening/heard.ts'
import type { Language } from './texts.ts'

/** A button under a message. `token` comes back with the press: at most 64 bytes, e.g. `s1k9x.17.yes`. */
export interface Button {
  readonly text: string
  readonly token: string
}

/** What one message of a channel holds. Lists and captions are worded to fit; longer talk is split by the adapter. */
export interface MessengerLimits {
  /** Characters that are read, markup left out. */
  readonly text: number
  /** HTML under a picture or a voice. */
  readonly caption: number
}

/**
 * A message to a person, free of any messenger. HTML: only `<b>`; the adapter splits what is too long. What a channel does
 * not have it serves otherwise, so that nothing said is lost: the rows of a `keyboard` as words to type, a venue as its name
 * and address, a picture or a voice by its `otherwise`.
 */
export type Outgoing =
  | {
      readonly kind: 'text'
      readonly html: string
      /** Rows of buttons under the message. */
      readonly buttons?: readonly (readonly Button[])[]
      /** Rows of buttons in place of the keyboard; they are typed words. */
      readonly keyboard?: readonly (readonly string[])[]
      /** HTML that is stored in its place until it is out: its own words may be stored nowhere. */
      readonly keptAs?: string
    }
  /** Replaces a message that the person has pressed on; if that is gone, it comes as a new one, unless it only tidied up. */
  | {
      readonly kind: 'edit'
      /** The messenger's name of it, as the press told it. */
      readonly message: string
      readonly html: string
      readonly buttons?: readonly (readonly Button[])[]
      /** As of a text. */
      readonly keptAs?: string
    }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly mime: string
      readonly content: string
      /** `base64` for what is no text; text when not given. */
      readonly encoding?: 'base64'
      readonly caption: string
      /** HTML that is sent as a message if the messenger refuses the file for ever; so below. */
      readonly otherwise?: string
    }
  /** A picture (PNG) shown in the chat, with its words and buttons. */
  | {
      readonly kind: 'photo'
      readonly name: string
      /** base64 */
      readonly content: string
      /** HTML, within {@link MessengerLimits.caption}. */
      readonly caption: string
      readonly buttons?: readonly (readonly Button[])[]
      readonly otherwise?: string
    }
  /** A point of the map that opens in the person's own maps, with the name of the place. */
  | {
      readonly kind: 'venue'
      /** Plain words, not HTML: the name of the place, at least a character. */
      readonly title: string
      /** Plain words, not HTML, at least a character. */
      readonly address: string
      /** Degrees, -90…90. */
      readonly latitude: number
      /** Degrees, -180…180. */
      readonly longitude: number
      readonly buttons?: readonly (readonly Button[])[]
    }
  /** A voice message. */
  | {
      readonly kind: 'voice'
      /** base64 of OGG with Opus: other sound is shown as a file. */
      readonly content: string
      /** How long it plays. */
      readonly seconds: number
      /** HTML, within {@link MessengerLimits.caption}; may be empty. */
      readonly caption: string
      readonly buttons?: readonly (readonly Button[])[]
      readonly otherwise?: string
    }

/**
 * What a reply is worth to whoever writes faster than a channel lets us answer. `danger` – goes before everything and is never
 * left out; `record` – tells what was recorded, or holds a day, a place, a file: never left out either; `passing` – a newer
 * answer takes its place.
 */
export type Worth = 'danger' | 'record' | 'passing'

/** Where an update came from. */
export interface Sender {
  /** The messenger's own address of the person's chat, e.g. `712345`. Identifies the person: sealed when stored. */
  readonly address: string
  /** The language of the person's messenger, if it is one of ours. */
  readonly language: Language
}

/** A recording that may be speech. Its bytes are fetched by `file` when somebody listens. */
export interface Recording {
  readonly file: string
  readonly seconds: number
  /** Bytes, as the messenger declares them. */
  readonly size: number
  /** Its kind, as the messenger declares it, e.g. `audio/ogg`. */
  readonly mime: string
}

/** A message that words were written in reply to, as far as the messenger tells of it. */
export interface Quoted {
  /** The messenger's own name of it, opaque. */
  readonly message: string
  /** The buttons that stand under it. */
  readonly buttons: readonly Button[]
  /** Its words, plain; absent where the messenger does not tell them. */
  readonly text?: string
}

/** What reached us, free of any messenger. */
export type IncomingBody =
  /** `forwarded` – somebody else wrote them, here and below; `from` – by the name that the messenger shows. */
  | {
      readonly type: 'words'
      readonly words: string
      readonly forwarded?: boolean
      readonly from?: string
      /** They were said aloud, and their speaker has pressed that they were heard right. */
      readonly spoken?: true
      /** The message of ours that they answer. */
      readonly quoted?: Quoted | undefined
    }
  | {
      readonly type: 'press'
      readonly token: string
      /** The messenger's own name of the pressed message, e.g. `17` or `mid.1a2b`; null – it does not tell. */
      readonly message: string | null
      /** Its name of the press, for the answer to it. */
      readonly press: string
      /** The words of the pressed message, plain; absent where the messenger does not tell them. */
      readonly shown?: string
    }
  | { readonly type: 'command'; readonly name: string; readonly payload: string }
  /** A document. Its bytes are fetched by `file` when somebody wants them; `words` stood under it. */
  | {
      readonly type: 'file'
      readonly file: string
      readonly name: string
      /** Bytes, as the messenger declares them. */
      readonly size: number
      readonly words: string
      /** One more of an album: where nothing is made of it, nothing is said of it either. */
      readonly further?: boolean
    }
  /** Nothing that can be read: a photo, a voice message, a sticker, a contact card, a place. `words` stood under it. */
  | {
      readonly type: 'other'
      readonly what: string
      readonly words: string
      readonly forwarded?: boolean
      readonly from?: string
      /** As of a document. */
      readonly further?: boolean
      /** Of a place where it is, in degrees. */
      readonly point?: { readonly latitude: number; readonly longitude: number }
      /** Of a voice message, a round video, a sound file. */
      readonly sound?: Recording
      /** What came of listening to it; absent – nobody listens here. */
      readonly heard?: Heard
    }
  /** A message was changed after sending: a past step is not run again. `words` are those that it has now. */
  | { readonly type: 'edited'; readonly words: string }
  | { readonly type: 'blocked' }
  | { readonly type: 'unblocked' }

export interface Incoming {
  /**
   * The messenger's own name of the update, e.g. `512345`: the same name is handled once. Opaque: it is compared, never counted
   * with. Where updates have no name the adapter derives one from what they carry.
   */
  readonly update: string
  readonly sender: Sender
  readonly body: IncomingBody
}

/** Short words shown over the chat after a press, or nothing. A channel without such a place says them as a message. */
export type Toast = string | null

/**
 * A messenger on one side, the use case on the other. `test/support/messenger-contract.ts` holds whatever calls itself so to
 * these promises.
 */
export interface Messenger {
  readonly limits: MessengerLimits
  /**
   * Takes one update in the messenger's own shape; resolves when it may be confirmed, throws on an outage. What has no shape is
   * let be. The same update has the same name however often it comes.
   */
  take(update: unknown): Promise<void>
  /** Handles an update to its commit and sets its replies on their way. Outages throw. */
  perform(incoming: Incoming): Promise<void>
  /** Sets replies on their way that were committed for an update which could not be handled. */
  deliver(incoming: Incoming, replies: readonly Outgoing[], worth?: Worth): void
  /** Sends replies that an earlier process committed and left behind. */
  resume(update: string, address: string, replies: readonly Outgoing[], worth?: Worth): void
  /** Resolves when everything on its way is out, or {@link stop} cut it short. */
  drain(): Promise<void>
  /** No further tries: what is not out stays in the database for the next start. */
  stop(): void
}
