import type { Conversation } from '../conversation.ts'
import type { Person } from '../ports/talk-store.ts'

/** The eleven time zones of Russia by a city that people know; `screens.zone_names` says how each is called. */
export const ZONES = {
  kaliningrad: 'Europe/Kaliningrad',
  moscow: 'Europe/Moscow',
  samara: 'Europe/Samara',
  yekaterinburg: 'Asia/Yekaterinburg',
  omsk: 'Asia/Omsk',
  krasnoyarsk: 'Asia/Krasnoyarsk',
  irkutsk: 'Asia/Irkutsk',
  yakutsk: 'Asia/Yakutsk',
  vladivostok: 'Asia/Vladivostok',
  magadan: 'Asia/Magadan',
  kamchatka: 'Asia/Kamchatka',
} as const
export type ZoneName = keyof typeof ZONES

export const ZONE_NAMES = Object.keys(ZONES) as ZoneName[]

export const isZoneName = (name: string): name is ZoneName => Object.hasOwn(ZONES, name)

/** The name under which a zone is offered; null for one that is not, e.g. of a region abroad. */
export const zoneNameOf = (zone: string): ZoneName | null =>
  ZONE_NAMES.find((name) => ZONES[name] === zone) ?? null

/** Where a person's days and nights are: as chosen, else as in the region. */
export const zoneOf = ({ zone }: Pick<Person, 'zone'>, { region }: Pick<Conversation, 'region'>): string =>
  zone ?? region.time_zone
