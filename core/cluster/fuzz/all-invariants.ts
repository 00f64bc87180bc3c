/** All that must hold in every course, by name; each has a file that says which guarantee of Kubernetes it is. */
import type { Invariant } from './invariant';
import { addressesAreUnique } from './invariants/addresses-are-unique';
import { autoscalersKeepBounds } from './invariants/autoscalers-keep-bounds';
import { bindingsFollowRules } from './invariants/bindings-follow-rules';
import { budgetsAreKept } from './invariants/budgets-are-kept';
import { budgetsCountRight } from './invariants/budgets-count-right';
import { commandsAnswer } from './invariants/commands-answer';
import { conditionsKeepTime } from './invariants/conditions-keep-time';
import { cronJobsTakeTurns } from './invariants/cron-jobs-take-turns';
import { daemonsAreOneANode } from './invariants/daemons-are-one-a-node';
import { daemonsSettle } from './invariants/daemons-settle';
import { deletionIsFinal } from './invariants/deletion-is-final';
import { endpointsMatch } from './invariants/endpoints-match';
import { endpointsNamePods } from './invariants/endpoints-name-pods';
import { generationsCountSpecs } from './invariants/generations-count-specs';
import { identitiesStay } from './invariants/identities-stay';
import { jobsEndOnce } from './invariants/jobs-end-once';
import { jobsKeepBounds } from './invariants/jobs-keep-bounds';
import { jobsSettle } from './invariants/jobs-settle';
import { nodesHaveRoom } from './invariants/nodes-have-room';
import { nothingSpins } from './invariants/nothing-spins';
import { objectsArePlain } from './invariants/objects-are-plain';
import { oneController } from './invariants/one-controller';
import { ownersExist } from './invariants/owners-exist';
import { podsGoForward } from './invariants/pods-go-forward';
import { podsSettle } from './invariants/pods-settle';
import { preemptionSparesEquals } from './invariants/preemption-spares-equals';
import { recreateStartsEmpty } from './invariants/recreate-starts-empty';
import { replicaSetsMakeNoMore } from './invariants/replica-sets-make-no-more';
import { revisionsRise } from './invariants/revisions-rise';
import { rolloutsKeepBounds } from './invariants/rollouts-keep-bounds';
import { rolloutsStayAvailable } from './invariants/rollouts-stay-available';
import { runsRepeat } from './invariants/runs-repeat';
import { statefulPodsKeepOrder } from './invariants/stateful-pods-keep-order';
import { statusesAddUp } from './invariants/statuses-add-up';
import { terminatingPodsEnd } from './invariants/terminating-pods-end';
import { workloadsSettle } from './invariants/workloads-settle';

export const invariants: readonly { name: string; problems: Invariant }[] = [
  { name: 'revisions rise', problems: revisionsRise },
  { name: 'generations count specs', problems: generationsCountSpecs },
  { name: 'identities stay', problems: identitiesStay },
  { name: 'objects are plain', problems: objectsArePlain },
  { name: 'one controller', problems: oneController },
  { name: 'owners exist', problems: ownersExist },
  { name: 'deletion is final', problems: deletionIsFinal },
  { name: 'terminating pods end', problems: terminatingPodsEnd },
  { name: 'conditions keep time', problems: conditionsKeepTime },
  { name: 'statuses add up', problems: statusesAddUp },
  { name: 'pods go forward', problems: podsGoForward },
  { name: 'pods settle', problems: podsSettle },
  { name: 'bindings follow rules', problems: bindingsFollowRules },
  { name: 'nodes have room', problems: nodesHaveRoom },
  { name: 'preemption spares equals', problems: preemptionSparesEquals },
  { name: 'addresses are unique', problems: addressesAreUnique },
  { name: 'endpoints name pods', problems: endpointsNamePods },
  { name: 'endpoints match', problems: endpointsMatch },
  { name: 'budgets are kept', problems: budgetsAreKept },
  { name: 'budgets count right', problems: budgetsCountRight },
  { name: 'rollouts keep bounds', problems: rolloutsKeepBounds },
  { name: 'rollouts stay available', problems: rolloutsStayAvailable },
  { name: 'recreate starts empty', problems: recreateStartsEmpty },
  { name: 'replica sets make no more', problems: replicaSetsMakeNoMore },
  { name: 'stateful pods keep order', problems: statefulPodsKeepOrder },
  { name: 'daemons are one a node', problems: daemonsAreOneANode },
  { name: 'daemons settle', problems: daemonsSettle },
  { name: 'jobs keep bounds', problems: jobsKeepBounds },
  { name: 'jobs end once', problems: jobsEndOnce },
  { name: 'jobs settle', problems: jobsSettle },
  { name: 'cron jobs take turns', problems: cronJobsTakeTurns },
  { name: 'autoscalers keep bounds', problems: autoscalersKeepBounds },
  { name: 'workloads settle', problems: workloadsSettle },
  { name: 'nothing spins', problems: nothingSpins },
  { name: 'commands answer', problems: commandsAnswer },
  { name: 'runs repeat', problems: runsRepeat },
];
