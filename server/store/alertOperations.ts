import type { AlertSettings, AlertWay, OwnedRule } from '@/lib/domain/alert';
import type { ItemId, PersonId, StoryId } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';
import type { AlertStep, AlertStore, ChannelPatch, DeliveryOutcome, NewChannel } from './alertStore';
import type { Db, Dialect } from './dialect';
import type { Call } from './operations';
import { addAlertChannel, alertChannels, channelDeliveries, editAlertChannel, removeAlertChannel, testAlertChannel } from './queries/alertChannels';
import { alertPage, markAlertsRead, unreadAlerts } from './queries/alertList';
import { addAlertRule, alertMutes, alertRules, alertSettings, alertWays, removeAlertRule, setAlertMute, setAlertSettings, setAlertWay } from './queries/alertPreferences';
import { alertedChange, recordAlertStep } from './queries/alertStep';
import { claimDeliveries, hasDueDeliveries, settleDelivery } from './queries/deliveries';
import { updatesHeld, updatesOfStory } from './queries/heldUpdates';

/** What is done with the tables of alerts. */
export function alertOperations(db: Db, dialect: Dialect) {
  return {
    alertChannels: (person: PersonId) => alertChannels(db, person),
    addAlertChannel: (channel: NewChannel) => addAlertChannel(db, dialect, channel),
    editAlertChannel: (person: PersonId, id: string, patch: ChannelPatch) => editAlertChannel(db, dialect, person, id, patch),
    removeAlertChannel: (person: PersonId, id: string) => removeAlertChannel(db, dialect, person, id),
    testAlertChannel: (person: PersonId, id: string, now: Instant) => testAlertChannel(db, dialect, person, id, now),
    channelDeliveries: (person: PersonId, id: string, limit: number) => channelDeliveries(db, person, id, limit),
    alertWays: (person: PersonId) => alertWays(db, person),
    setAlertWay: (person: PersonId, way: AlertWay) => setAlertWay(db, dialect, person, way),
    alertRules: (person: PersonId | null) => alertRules(db, person),
    addAlertRule: (rule: OwnedRule) => addAlertRule(db, dialect, rule),
    removeAlertRule: (person: PersonId, id: string) => removeAlertRule(db, dialect, person, id),
    alertSettings: (person: PersonId) => alertSettings(db, person),
    setAlertSettings: (person: PersonId, settings: AlertSettings) => setAlertSettings(db, dialect, person, settings),
    alertMutes: (person: PersonId) => alertMutes(db, person),
    setAlertMute: (person: PersonId, story: StoryId, isMuted: boolean, now: Instant) => setAlertMute(db, dialect, person, story, isMuted, now),

    alertPage: (person: PersonId, asked: Parameters<AlertStore['page']>[1]) => alertPage(db, dialect, person, asked),
    unreadAlerts: (person: PersonId) => unreadAlerts(db, person),
    markAlertsRead: (person: PersonId, upTo: number, onlyThis: boolean, now: Instant) => markAlertsRead(db, dialect, person, upTo, onlyThis, now),

    alertedChange: () => alertedChange(db),
    updatesHeld: (ids: readonly ItemId[]) => updatesHeld(db, dialect, ids),
    updatesOfStory: (story: StoryId, limit: number) => updatesOfStory(db, dialect, story, limit),
    recordAlertStep: (step: AlertStep) => recordAlertStep(db, dialect, step),
    hasDueDeliveries: (now: Instant, except: readonly string[]) => hasDueDeliveries(db, dialect, now, except),
    claimDeliveries: (now: Instant, until: Instant, limit: number, except: readonly string[]) => claimDeliveries(db, dialect, now, until, limit, except),
    settleDelivery: (id: string, claimedUntil: Instant, outcome: DeliveryOutcome, now: Instant) => settleDelivery(db, dialect, id, claimedUntil, outcome, now),
  };
}

/** Those of them that need the writer. */
export const ALERT_WRITES = [
  'addAlertChannel',
  'editAlertChannel',
  'removeAlertChannel',
  'testAlertChannel',
  'setAlertWay',
  'addAlertRule',
  'removeAlertRule',
  'setAlertSettings',
  'setAlertMute',
  'markAlertsRead',
  'recordAlertStep',
  'claimDeliveries',
  'settleDelivery',
] as const satisfies readonly (keyof ReturnType<typeof alertOperations>)[];

export function alertStores(call: Call): { alerts: AlertStore } {
  return {
    alerts: {
      channels: (person) => call('alertChannels', person),
      addChannel: (channel) => call('addAlertChannel', channel),
      editChannel: (person, id, patch) => call('editAlertChannel', person, id, patch),
      removeChannel: (person, id) => call('removeAlertChannel', person, id),
      testChannel: (person, id, now) => call('testAlertChannel', person, id, now),
      channelDeliveries: (person, id, limit) => call('channelDeliveries', person, id, limit),
      ways: (person) => call('alertWays', person),
      setWay: (person, way) => call('setAlertWay', person, way),
      rules: (person) => call('alertRules', person),
      addRule: (rule) => call('addAlertRule', rule),
      removeRule: (person, id) => call('removeAlertRule', person, id),
      settings: (person) => call('alertSettings', person),
      setSettings: (person, settings) => call('setAlertSettings', person, settings),
      mutes: (person) => call('alertMutes', person),
      setMute: (person, story, isMuted, now) => call('setAlertMute', person, story, isMuted, now),
      page: (person, asked) => call('alertPage', person, asked),
      unread: (person) => call('unreadAlerts', person),
      markRead: (person, upTo, onlyThis, now) => call('markAlertsRead', person, upTo, onlyThis, now),
      followed: () => call('alertedChange'),
      allRules: () => call('alertRules', null),
      updatesHeld: (ids) => call('updatesHeld', ids),
      updatesOfStory: (story, limit) => call('updatesOfStory', story, limit),
      record: (step) => call('recordAlertStep', step),
      hasDue: (now, except = []) => call('hasDueDeliveries', now, except),
      claim: (now, until, limit, except = []) => call('claimDeliveries', now, until, limit, except),
      settle: (id, claimedUntil, outcome, now) => call('settleDelivery', id, claimedUntil, outcome, now),
    },
  };
}
