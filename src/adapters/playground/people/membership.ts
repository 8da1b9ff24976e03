import { groupChatOf } from '../world/groups.ts'
import { type PersonState, privateChatOf, userOf } from '../world/people.ts'
import type { WireChat, WireChatMember } from '../world/wire.ts'
import type { World } from '../world/world.ts'

type Status = WireChatMember['status']

function memberOf(world: World, status: Status): WireChatMember {
  return { status, user: world.bot, ...(status === 'kicked' ? { until_date: 0 } : {}) }
}

/** Tells the bot that its own membership in a chat changed. */
export function tellMembership(
  world: World,
  change: { by: PersonState; chat: WireChat; was: Status; is: Status },
): number | undefined {
  const my_chat_member = {
    chat: change.chat,
    from: userOf(change.by),
    date: world.date,
    old_chat_member: memberOf(world, change.was),
    new_chat_member: memberOf(world, change.is),
  }
  return world.updates.issue({ my_chat_member }, world.clock.now())
}

/** Blocks the bot for a person, or lets it in again, and tells the bot. */
export function setBlocked(world: World, person: PersonState, blocked: boolean): number | undefined {
  if (person.blocked === blocked) return undefined
  world.people.save({ ...person, blocked })
  const [was, is]: [Status, Status] = blocked ? ['member', 'kicked'] : ['kicked', 'member']
  const updateId = tellMembership(world, { by: person, chat: privateChatOf(person), was, is })
  world.commit()
  return updateId
}

/** Makes a group with these people and, through `by`, the bot in it. */
export function createGroup(world: World, title: string, members: PersonState[]): number {
  const [by] = members
  if (!by) throw new RangeError('a group needs at least one person')
  const id = -world.counters.next('group', 4_000_001)
  const group = { id, title, members: members.map((member) => member.id), bot: 'member' as const }
  world.groups.save(group)
  tellMembership(world, { by, chat: groupChatOf(group), was: 'left', is: 'member' })
  world.commit()
  return id
}

/** Throws the bot out of a group and tells it. */
export function removeBot(world: World, groupId: number, by: PersonState): void {
  const group = world.groups.byId(groupId)
  if (!group) throw new RangeError(`there is no group ${groupId}`)
  world.groups.save({ ...group, bot: 'kicked' })
  tellMembership(world, { by, chat: groupChatOf(group), was: 'member', is: 'kicked' })
  world.commit()
}
