"""The parts of docs/format.md that are not generated from the models."""

from __future__ import annotations

from journeymap.model import account, buying_group, criteria, emotion, journey, library, program, values, vocabulary
from journeymap.model.base import Written
from journeymap.model.custom_rule import ContentNeed, Need, OwnRule, TouchpointNeed
from journeymap.model.data import Data, DataSource
from journeymap.model.framework import Framework, FrameworkStage
from journeymap.model.money import Cost, Value
from journeymap.model.objective import Objective
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import bases, worked_out
from journeymap.model.settings import CoverageSettings, FolderProfile, Ignore, OwnLane, Scales, Settings, Site, Teams
from journeymap.model.smileys import BY_SCORE

INTRO = """\
<!-- Made by `make docs` from src/journeymap/model: edit that, or docs/pages/format_texts.py. -->
# The format

A **workspace** is the folder with `journeymap.yaml`; without one, the folder that holds `maps/`. Every `.yaml` and `.yml`
file below its maps folders is read. A file may

- be a **map**, if it has `stages`. Its id is its `id`, or else its path below the maps folder without the suffix;
- **declare** personas, channels, content, segments, frameworks, accounts and programs, each under an id. The whole workspace
  can use them, wherever they are declared: in one file or many, beside a map or alone. Ids consist of letters and digits of
  any script, `-` and `_`, and are unique regardless of case; so do those of stages.

`personas` and the like always declare; `for` and the like always refer.

**Less is enough.** Plain text can stand for a whole thing wherever a name is enough: `touchpoints: [Webinar, Demo]`. A list
of texts or ids may be a single one: `for: cfo`, `goals: Know the price`. An empty field counts as not written; a word that is
no field is an error, empty or not. Only fields with a star are required.

**YAML as people mean it.** Whatever you type stays what you typed (`no`, `12:30`, `0700`) unless the field takes a number,
a date or true/false. A duplicate key is an error. Anchors work; merge keys (`<<`) and tags do not. A text with `: `, or
with ` #`, or that begins with a quote, a bracket or a brace, needs quotes around all of it: `"Budget: open"`.

**Numbers mean one thing.** Write digits, of your script if you like, with a point before decimals and nothing between
thousands: `1250000`, `1.5`, `-1`. A share may also be a percentage: `0.3` or `30 %`. What could be read in two ways is an error
that asks which one you mean (`420.000`: 420 or 420000?), and what is written as elsewhere (`1.234,56`, `1 200`, `0,3`) is one
that says how to write it here. Fields that hold texts, such as the `target` of a metric, keep what you typed.

**There is an end.** So that no file can stall a computer, what is far larger than any program is not read, and reported
([JM014](rules.md#jm014-too-large)). In one file: 4 MB, 50,000 keys and values, 64 levels, 1,000 things for the library, 5,000
values or 100,000 characters repeated by aliases. In one place: 10,000 characters for a text, 300 for a name, a title or an
owner, 200 for an id or a key, 15 digits for a number. On one map, with what it inherits: 200 stages, 200 personas,
4,000 cells (stages times personas), 2,000 touchpoints, pains, opportunities, texts and so on, 5,000 aims of content. Besides:
200 people and 1,000 contacts for an account, 200 programs, 200 entries in each list of the settings, 50 maps that extend one
another in a row, 100,000 inherited touchpoints and so on in all. Of one thing at most 100 errors are listed.

**Texts are texts.** Everything is shown sign by sign as you wrote it, with its line breaks. Only `notes` and `scenario` are
Markdown: paragraphs, lists, emphasis, tables, small headings, links; a picture becomes a link. Links may lead to http, https
and mailto addresses, and to files of the repository, which open on your git host where `site.source_url` names it.
"""

_SETTINGS = """\
`journeymap.yaml`. Everything is optional. Without the file, the profile is `starter`; with it, `map` unless it says otherwise.

Paths and patterns start at the workspace's folder. A pattern is a path, a folder with all that is in it, or has wildcards:
`*` and `?` stay within a folder, `**` does not. `maps/drafts`, `./maps/drafts/` and `maps\\drafts` are the same.

Not read, although it lies below the maps folders:

- what `exclude` names: `exclude: [maps/drafts, "**/node_modules"]`;
- what git ignores, if it is not committed nevertheless. A maps folder that is ignored as a whole is read: you have named it;
- files and folders whose name begins with a dot, and files that do not end in .yaml or .yml;
- a folder with a `journeymap.yaml` of its own: there another workspace begins
  ([JM956](rules.md#jm956-another-workspace))."""

_OVERLAY = """
With `extends`, a map builds on another one, its **base map**: a segment's journey, or the journey you want, says only what
is different. There is one rule: **what is written replaces what is below**. What you do not write stays as the base map has it.

Say the base map is this:

```yaml
id: paying
title: How a guest pays
stages:
  order: {touchpoints: [Waves to the staff]}
  pay:
    goals: [Leave in time]
    duration: ten minutes
    touchpoints:
      - {id: bill, name: Asks for the bill, channel: in-person-meeting}
      - Pays in cash
    pains: [{id: wait, text: Waits for the bill, severity: 3}, Small change]
```

A map that lays another one over it, with everything that can be different:

```yaml
title: How a guest pays next year
extends: paying
state: to_be
stages:
  sit: {touchpoints: [Scans the code on the table]}   # new: it stands in front of `order`
  order:                                              # nothing under it: as below
  pay:
    duration: one minute                              # replaces the ten minutes
    touchpoints: [Pays on the phone]                  # the whole new list
    pains: []                                         # empties the list
  leave: {goals: [Have the receipt]}                  # new: it stands after `pay`
```

- **A field that is written replaces the one below**, a list as a whole. `[]` empties a list. A key with nothing behind it, as
  in `pains:`, says nothing: the pains stay as they are.
- **A list can also be changed item by item**: write `add`, `change` or `drop` in its place, and what you do not name stays.

  ```yaml
  title: How a regular pays
  extends: paying
  stages:
    pay:
      touchpoints:
        add: [Pays on the phone]                       # at the end of the list
        change: {bill: {channel: in-app, purpose: One tap}}
        drop: [Pays in cash]
      goals: {add: Split the bill}
  ```

  Items are named by their `id`, or else by their name or text (metrics and sources by their `kind`). Under `change` stands what
  is different about each; a text alone is its new name. What stands under `change` can have lists that are changed in the same
  way: `change: {wait: {answers: {add: [Pay at the table]}}}`.
- This holds for every list of a map, of its stages, and of the [lanes of your own](#stage), each of which is a list by its
  name. `for: {add: [auditor]}` keeps the personas of the base map. Other mappings, such as `emotion` or `handoff`, are replaced as a
  whole.
- **A stage that the base map lacks stands where it is written**, after the stage before it in this file, or in front of the
  next one. To say where, name a stage of the base map with nothing under it. With a framework, the framework has the order.
  `skip: [order]` leaves a stage out.
- **A `change` or `drop` that hits nothing is an error** (JM011), as is a name that several things have: give the one you mean an
  `id` in the base map.

Everything you do not write is **inherited** and follows the base map: a touchpoint added there appears on every map that
extends it. Everything you word differently is **changed**, everything that is only here is **added**, everything that a list
lacks here is **dropped**, and a stage that is skipped, missing or out of scope here is **left out**. The page of the map shows
all of it stage by stage under *What differs from*, and `journeymap gaps` counts it: each item of a list counts as one, and
so does any other field of a stage, and what each persona feels. Repeating what the base map says changes nothing. A map may
extend one that itself extends another; it is compared with its direct base map.

**Gaps of what is inherited are told once**, on the base map. The page of each map shows all of its gaps; `journeymap validate`
names those on the maps above only where something is written, or where what is written brings them about.

When a base map changes, two findings show where you have to look again:

- JM011, an error: a `drop` or a `change` no longer hits anything, because the thing was renamed or removed there;
- [JM905](rules.md#jm905-base-reviewed-later), a warning: `reviewed` of a base map is later than `reviewed` of this one. A map
  without `reviewed` counts as reviewed together with its base map, and one that is `retired` is left alone.
"""

_COVERAGE = """
For every stage in scope and every persona of the map (everyone, if it has none) journeymap asks three questions: is there
a **touchpoint**, is its **channel** known, is there live **content**? Things for everyone or for that persona count; content
counts through a touchpoint, through the stage, or when it is aimed at the stage's phase and the persona's role. Planned
things count only on `to_be` maps, and content is not asked about until the workspace declares some.

Coverage is the share of yes among the answers. It does not say how good anything is, nor whether anybody was spoken to.
Nothing is asked, and there is no share, where nothing could be: at a stage that only you know of (whose only phase is
`select`).

*What to do next* has in it what is missing there, and what stands open beside it: pains of severity 3 that nothing answers,
moments of truth that feel bad or hurt, and what there is to do about accounts. First comes what stops a deal or a customer
now, then what is worth most: moments of truth, severe pains and the most valuable accounts. Among these comes first what is due first, then what weighs most: coverage
lost × (1 + moments of truth at the stage) × the severity of the worst pain there (1 to 3). Stages of a map that lack the same
for the same people are one line.

A stage is in scope unless the map lists it under `skip`, it has `status: out_of_scope` or, with `scope: buyer`, it lies wholly
after the purchase. A persona whom `for` of a stage leaves out is not involved there, and nothing is asked about them.
"""

_PHASES = f"""
The stages of every framework lie on one scale of ten phases, so that rules and content fit all of them: before the sale
{", ".join(f"`{phase}`" for phase in vocabulary.words_of(vocabulary.Phase)[:6])}; after it
{", ".join(f"`{phase}`" for phase in vocabulary.words_of(vocabulary.Phase)[6:])}.

A framework of your own can extend another one:

```yaml
frameworks:
  ours:
    extends: b2b-lifecycle
    stages:
      awareness: {{name: Aufmerksamkeit}}
    insert:
      - {{id: pilot, name: Pilot, after: consideration, phases: [evaluate]}}
    split:
      decision: [{{id: proposal}}, {{id: contract}}]
    drop: [advocacy]
```
"""

_EMOTION = f"""
What a stage or touchpoint feels like, as you would write it on a wall. All of these work for everyone, under `by` for single
personas, and at a touchpoint:

```yaml
title: A choir looks for a rehearsal room
personas: {{conductor: Conductor, treasurer: Treasurer}}
stages:
  search:
    emotion: -1                                  # a score, from -2 (very bad) to 2 (very good)
  first-call:
    emotion: hopeful                             # a word; [hopeful, tired] are several at once
  visit:
    emotion: {{score: 1, feeling: surprised}}      # both
  second-visit:
    emotion: 4/5                                 # a part of something: 4/5, 9/10, 3 of 5, ★★★★☆
  offer:
    emotion: 😰 → 😀                              # smileys of plain meaning are scores; two are a change
  haggling:
    emotion: [-1, {{score: 2, feeling: relieved}}] # a change within the stage, in its order
  vote:
    emotion: {{low: -1, high: 2, feeling: split}}  # a spread, where people differ
  heating:
    emotion:                                     # what it depends on
      - {{when: the winter is mild, score: 1}}
      - {{when: otherwise, score: -1}}
  moving-in:
    emotion:
      change: [0, 2]                             # the same as a list, with more to say
      by: {{treasurer: -1, conductor: [worried, 2]}}
      sources: [interview]
```

**Your own numbers.** `scale: [1, 5]` on a map says that feelings are scored from 1 (very bad) to 5 (very good) there;
`scales: {{emotion: [1, 5]}}` in `journeymap.yaml` says it for all maps, and a map that extends another has the scale of that one
unless it names its own. `[6, 1]` is a scale on which 1 is the best. Pages show the numbers that you wrote.

**On the curve** a change is drawn as points in their order, a spread as a bar with its middle on the line, and what holds
on conditions as hollow points with the line between them. Where there is room for one number alone, as in the diagrams of Mermaid, it
is where a change ends, or else the middle. Where a stage says nothing itself and each of its touchpoints does, they
speak for it. A word without a score draws nothing, which is told once a map
([JM115](rules.md#jm115-feeling-without-score)). What only looks like a score, such as `-1,5`, `++`, `3-4` or `7 of 5`, is an error.

| score | smileys |
|---:|---|
{chr(10).join(f"| {score} | {' '.join(smileys)} |" for score, smileys in BY_SCORE.items())}
"""

_MAP = """
A document with `stages`. Pains, opportunities and metrics that belong to no single stage stand on the map itself; what has
no field of its own goes under `attributes`.

```yaml
title: A company opens an account
duration: 6 weeks
version: "1.2"
attributes: {Analyst: research team, Process: COB-7}
pains: [{text: Nobody says how far it is, severity: high}]
metrics: [{kind: customer_effort, baseline: "46.5", target: "30"}]
sources: [Interviews with five founders, {kind: web_analytics, date: 2026-03-01, n: 1200}]
stages:
  apply: {touchpoints: [Fills in the form]}
```
"""

_STAGE = """
What goes under the id of a stage. It may be empty.

```yaml
title: A company opens an account
personas: {owner: Company owner, clerk: Accountant}
stages:
  apply:
    situation: Has just founded a company
    trigger: The notary is done
    for: clerk                               # who takes part; coverage asks about nobody else here
    goals: Know what is needed
    touchpoints: [Fills in the form, Sends papers]
    moments: [{name: The wait, at: [Fills in the form, Sends papers], priority: high}]
    drop_offs: [{text: Gives up on the second page, share: 0.25, answers: [How might we ask for less?]}]
    branches: [{to: use, when: known customers, share: 0.2}]
  check: {touchpoints: [Answers questions]}
  use: {status: out_of_scope, reason: Another team looks at it, touchpoints: [First payment]}
```

`sub_journey` names the map that tells a stage in detail.

A stage that you want to show and not to judge gets `status: out_of_scope` and its `reason`. What a sub-journey holds is not
counted here: a stage keeps touchpoints of its own.
"""

_TOUCHPOINT = """
Plain text is its name. `channel` takes one or several.

```yaml
touchpoints:
  - name: Fills in the form
    channel: [website, in-person-meeting]
    actions: [Types the same address three times, Calls a friend]
    response: The form is saved
    when: day 1
    duration: 40 minutes
    share: 0.3                               # of the customers come by
    milestone: lead
    moment_of_truth: The first form          # or true
    thoughts: Why do they ask that?
    pains: [{text: The form forgets, severity: 3}]
    metrics: [{kind: completion rate, baseline: 46 %, target: 60 %}]
```

Its pains count among those of the stage, and its `actions` say what customers do there.
"""

_MOMENT = """
A moment that decides, where a `moment_of_truth` on a touchpoint is not enough: one between two touchpoints, or one with a
priority and a feeling of its own. Plain text is its name.
"""

_PAIN = """
Plain text is its text. Severity and frequency are 1, 2 or 3, or `low`, `medium` or `high`.

```yaml
touchpoints: [Fills in the form]
pains:
  - text: No price on any page
    at: Fills in the form                    # the touchpoint, by its name or id
    severity: high
    frequency: 2
    emotion: {score: -1, feeling: confused}
    quote: I just want to know what it costs!
    answers: [{text: How might we show a price for a company of their size?, owner: pricing}]
    sources: support_tickets
```

A pain is answered by what stands under its `answers`, by an opportunity that names it, or by any opportunity of its stage
that names no pain.
"""

_OPPORTUNITY = """
Plain text is its text. `answers` names pains by their id or in their own words.

```yaml
pains: [No price on any page, {text: Too many forms, id: forms}]
opportunities:
  - {text: Show a price, answers: No price on any page, value: high, effort: low, owner: pricing}
  - {text: Ask for the papers once, answers: forms, status: dropped, reason: The law asks for each, sources: workshop}
```
"""

_TEXTS = """
Goals, actions, thoughts and the like. Plain text is enough, and one text needs no brackets: `goals: Know the price`. A longer
form says for whom it holds, and what it rests on: `{text: Calls a friend, for: clerk, evidence: assumed}`.
"""

_PERSONA = """
Plain text is its name.

```yaml
personas:
  owner:
    name: Company owner
    role: economic_buyer
    goals: Get going
    challenges: [Paper, No time]
    triggers: A new company
    decision_criteria: [Speed, Price, Trust]     # the most important first
    attributes: {Age: 30 to 45, Region: North}
```
"""

_EVIDENCE = """
A source may be one of the known kinds, a text in your own words, or both with more: `sources: [interview, Talk with the
depot managers, {kind: survey, n: 120, date: 2026-04-10, note: all customers of the North}]`.

Sources make a stage's evidence: none is *assumed*; some is *partial*; the customer's own voice (interview, survey,
customer_feedback, observation, usability_test, support_tickets) and one other kind is *researched*. A source in words alone
has no kind, so it confirms nothing. `evidence` on a stage can lower it, never raise it.
"""

JOBS = """
A buying group has six jobs to get done. In `jobs` of a touchpoint or a content piece, write which of them it helps with.
Once any job is named on a map, its board shows all six beside the stages:

- a bar where something helps, with the names of the touchpoints that count and of the live content met there. Buyers
  come back to a job, so help at several stages is good;
- a dashed outline, with what the buyer would say, where nothing helps although the job usually comes up in one of the
  stage's phases;
- for two jobs, a band that stays open from the first stage to the purchase, since buyers make sure and win each other
  over all along. Where nothing helps, the band is empty.

Nothing is expected after the purchase, in stages whose only phase is `select`, or out of the map's scope. The jobs belong
to the whole group, so choosing a persona on the board does not change them.
"""

_ACCOUNT = """
A company that you want to win, keep or grow. Only `name` is required, and plain text is the name; a file may hold one
account or many. To map its journey, write a map with `account: <its id>` that ideally `extends` the map of its segment.

```yaml
accounts:
  brandt-mills:
    name: Brandt Mills
    value: {amount: 420000, currency: EUR}
    heterogeneity: 70
    fit: {value_creation: yes, economics: yes, access: {answer: no, why: nobody knows the plant manager}, propensity: unknown}
    approach: abm
    tier: one_to_one
    owners: {marketing: Ines, sales: Tom}
    strategy: Halve the scrap of line 3 before the audit of 2027.
    triggers: [{kind: budget, date: 2026-10-01, window: 45d}]
    committee:
      - {name: Head of production, roles: [champion, user], stance: mobilizer, influence: high}
      - {name: CFO, roles: economic_buyer, concerns: [Payback within a year]}
    plan:
      - {who: CFO, trigger: budget, channel: executive-meeting, purpose: agree on what payback means}
    objectives: [{text: A pilot on line 3, measure: signed order, by: 2027-02-01}]
    stage: evaluation
    history: [{stage: awareness, date: 2026-04-02}, {stage: evaluation, date: 2026-09-14}]
    deals: [{name: Scrap control for line 3, kind: new, amount: 120000, currency: EUR, opened: 2026-09-14, closes: 2027-01-20}]
    costs: [{what: Workshop at their plant, amount: 4000, currency: EUR, phase: evaluate}]
```

`yes`, `no` and `unknown` are words here and need no quotes. All sums must be in one currency. Without `value_bands` in a
program, accounts are ranked by what they bring in a year; that takes at least five of them.
"""

_COMMITTEE = """
An item of the list `committee`. Roles say what somebody decides, the stance whether they are for you: keep the two apart.
A label such as *CFO* is as good as a name. E-mail addresses and phone numbers do not belong here (JM513) and are removed
from everything that is published; see [people in your files](privacy.md).
"""

_COMMITTEE_COVERAGE = """
For every account and every role that its program requires, `journeymap gaps` says four things, and none stands for another:

- **known**: somebody with this role is on the committee;
- **planned**: at how many of the stages that are not behind the account a touchpoint for a persona with this role stands
  ready, or a contact with them in the plan. That does not say that anybody was met. The stages are those in scope on its map
  (its own, else the map of its segment). A contact without a stage counts at the stage the account is in today. One that was
  skipped, or whose day went by without its being done, counts nowhere;
- **spoken to**: somebody of you talked with them, and on which day: `met` of a member, or a contact that is done and that no
  machine made;
- **answered**: live content or a contact of the plan addresses (`addresses`) each of their concerns, questions and objections.
  This is not asked while none are known.

The share of an account is that of yes among the answers for its roles: it is full only where everybody was spoken to. For each
stage, JSON and CSV say besides whether the **channel** is known over which they are met there.

Nothing needs to be planned at a stage that only you know of (whose only phase is `select`), nor after the purchase for
roles that only buy: procurement, legal and security, gatekeepers. A customer is not asked for these roles either. Accounts
with `approach: mass` are left out. A role that nobody at the account has, and for whom nothing is planned at any stage, is
*untouched*.

What to do about an account is asked at the stage it is in and the next one, and never about a stage that is behind it; of a
customer, what comes after the purchase. What the map of a segment lacks for a role is told once, on that map.
"""

_PROGRAM = """
Marketing and sales working together on a list of named accounts. `readiness` and `handoffs` are what both teams agreed.

```yaml
programs:
  mills-2027:
    name: Forty mills
    launch: 2026-09-01
    framework: abm-seven
    # target_list names accounts by id
    readiness:
      points_min: 100
      people_min: 2
      window: 90d
      agreed: {by: [marketing, sales], date: 2026-08-20}
    handoffs:
      - from_stage: engagement
        to_stage: evaluation
        from_team: marketing
        to_team: sales
        respond_within: 48h
        payload: [Committee, Signals of the last 90 days]
        reject_reasons: [No budget this year]
        on_reject: awareness
    objectives: [{text: Six new customers, measure: new_customers, target: 6, by: 2027-12-31}]
    plays:
      first-talk: {name: First talk, stage: engagement, who: champion, by: field sales, channel: phone, within: 5d}
      new-budget: {name: Payback before the budget, trigger: budget, who: economic_buyer, by: marketing}
    costs: [{what: Ads, amount: 2000, currency: EUR, period: month, phase: aware}]
    break_even: {margin: 60 %, horizon: 3y}
```

A play is done at every account of the program that comes into its `stage`, or where an event of the kind of its `trigger`
happens. A contact of an account's plan belongs to it that names it: `play: first-talk`.
"""

_CRITERIA = """
What goes under `entry` and `exit`, on a stage of a map or of a framework. Plain text is judged by people; numbers can be looked
up. Every field has to be true; of `any`, one is enough. A list of criteria has to be met as a whole.

```yaml
frameworks:
  mill-sales:
    extends: account-journey
    stages:
      engaged: {entry: {points_min: 10, people_min: 2, window: 90d}}
      mqa:
        entry:
          - {points_min: 100, roles: [champion], window: 90d}
          - any: [{meeting: held}, {signals: [tender], window: 60d}]
    insert:
      - {id: meeting, after: mqa, name: First meeting, phases: [qualify], entry: {meeting: held}}
      - {id: resting, before: qualified, name: Resting, entry: {deal: lost, window: 120d}}
    split:
      opportunity:
        - {id: discovery, name: Discovery, phases: [evaluate]}
        - {id: proposal, name: Proposal, phases: [evaluate], entry: {flag: proposal sent}}
        - {id: negotiation, name: Negotiation, phases: [decide], entry: {flag: terms discussed}}
```

An account is in one stage: the last one whose `entry` it meets, tested from the end. One that meets none is in the stage with
`catch_all: true`. A `window` looks back from today, so that an account whose interest fades falls back by itself. What a map
says about a stage overrides what its framework says.
"""

_DATA = """\
Where it is written down what happened: exports of your CRM and other tools, or queries to a database. A program may have its
own, else those of `journeymap.yaml` count.

```yaml
programs:
  mills:
    name: Mills
    data:
      deals: {file: data/deals.csv, as: hubspot-deals, fresh: 30d}
      nps: data/nps.csv
      interactions: {query: sql/interactions.sql, connection: warehouse}
      stages: {Proof of concept: evaluation, Closed Won: onboarding}
```

The address of a database may hold a password, so it stands in the environment, here as `JOURNEYMAP_CONNECTION_WAREHOUSE`. Under
`stages`, what the data calls a stage stands first, ours behind it."""

_MEASURES = f"""\
What `journeymap measure` works out from the data, by the names of usual measures; several of a kind stand in a list. Plain text
is its plan. A program without any has those of `journeymap.yaml`.

```yaml
programs:
  mills:
    name: Mills
    framework: abm-seven
    measures:
      conversion_rate: [{{of: evaluation, plan: 30 %}}, {{of: decision, plan: 60 %}}]
      stage_velocity: {{of: evaluation, limit: 60d}}
      win_rate: {{basis: closed_deals, plan: 35 %, against: outside the list}}
      nps: 40
```

They are: {", ".join(f"`{kind}`" for kind in worked_out())}. Where one can be counted in several ways, `basis` says in which:
{"; ".join(f"`{kind}` {' or '.join(f'`{basis}`' for basis in ways)}" for kind, ways in bases().items())}."""

SECTIONS: tuple[tuple[str, str, type[Written] | None], ...] = (
    ("Map", _MAP, journey.Journey),
    ("Stage", _STAGE, journey.Stage),
    ("Touchpoint", _TOUCHPOINT, journey.Touchpoint),
    ("Moment", _MOMENT, journey.Moment),
    ("Pain", _PAIN, journey.Pain),
    ("Opportunity", _OPPORTUNITY, journey.Opportunity),
    ("Drop-off", "Where customers are lost. Plain text is its text.", journey.DropOff),
    ("Texts", _TEXTS, values.Saying),
    ("Emotion", _EMOTION, emotion.Emotion),
    ("Feeling", "An item of `change`. Under `by` stands a feeling in any of the forms above.", emotion.Point),
    ("Case", "An item of `depends`.", emotion.Case),
    ("Metric", "Plain text is its kind.", values.Metric),
    ("Source and evidence", _EVIDENCE, values.Source),
    ("Criteria", _CRITERIA, criteria.Criteria),
    ("Loop", "A way back, or ahead.", criteria.Loop),
    ("Branch", "A way that only some take: ahead, or aside.", criteria.Branch),
    ("Handoff", "One team hands the customer to another at the end of a stage.", criteria.Handoff),
    ("Maps that extend maps", _OVERLAY, None),
    ("Persona", _PERSONA, library.Persona),
    ("Preferences", "What goes under a persona's `preferences`.", library.Preferences),
    ("Channel", "Plain text is its name. The built-in ones can be redefined.", library.Channel),
    ("Content", "Plain text is its title.", library.Content),
    ("Content types", ", ".join(f"`{word}`" for word in vocabulary.words_of(vocabulary.ContentType)), None),
    ("Segment", "Plain text is its name.", library.Segment),
    ("Framework", _PHASES, Framework),
    ("Framework stage", "What goes under the id of a stage in a framework.", FrameworkStage),
    ("Coverage", _COVERAGE, None),
    ("Account", _ACCOUNT, account.Account),
    ("Value", "What goes under `value`.", Value),
    ("Fit", "Four questions, each answered `yes`, `no` or `unknown`.", account.Fit),
    ("Fit answer", "`yes`, `no` or `unknown` alone is enough.", account.FitAnswer),
    ("Account owners", "What goes under an account's `owners`.", account.AccountOwners),
    ("Pressure", "Plain text is its text.", account.Pressure),
    ("Member", _COMMITTEE, buying_group.Member),
    (
        "Plan entry",
        "An item of the list `plan`: one contact. It counts as a use of its channel and its content.",
        buying_group.PlanEntry,
    ),
    ("Trigger", "An event after which it makes sense to talk for a while.", buying_group.Trigger),
    ("Signal", "What hints that something is moving.", buying_group.Signal),
    ("Stage move", "An item of the list `history`: a stage that the account came into.", account.StageMove),
    ("Account deal", "An item of the list `deals`. Plain text is its name.", account.AccountDeal),
    (
        "Account handoff",
        "An item of an account's `handoffs`: it was offered to the team of the next stage.",
        account.AccountHandoff,
    ),
    ("Satisfaction", "An item of the list `satisfaction`.", account.Satisfaction),
    ("Feedback", "An item of the list `feedback`.", account.Feedback),
    ("Renewal", "When a contract ends. A day alone is its `date`.", account.Renewal),
    ("Objective", "An item of the list `objectives`. Plain text is its text.", Objective),
    (
        "Cost",
        "An item of the list `costs`, of a map, an account or a program. All sums must be in one currency.",
        Cost,
    ),
    ("Account plan", "What sales and customer success want to reach with a customer.", account.AccountPlan),
    ("Account unit", "A part of an account. Plain text is its name.", account.AccountUnit),
    ("First value", "The first result that a customer can show around.", account.FirstValue),
    ("Reference", "Whether an account speaks for you.", account.Reference),
    ("Committee coverage", _COMMITTEE_COVERAGE, None),
    ("Program", _PROGRAM, program.Program),
    ("Play", "What goes under an id in a program's `plays`. Plain text is its name.", program.Play),
    ("Break even", "What goes under `break_even`.", program.BreakEven),
    ("Readiness", "When an account is ready for sales: numbers that both teams can check.", program.Readiness),
    ("Agreement", "What goes under `agreed`.", program.Agreement),
    ("Program handoff", "One team hands an account to another.", criteria.ProgramHandoff),
    ("Value bands", "Sums from which an account counts as valuable.", program.ValueBands),
    ("Baseline", "How things are without the program.", program.Baseline),
    ("Team", "How many people work on it.", program.Team),
    ("Data", _DATA, Data),
    (
        "Data source",
        "A file or a query under one of the keys of `data`; several stand in a list. Plain text is its file.",
        DataSource,
    ),
    ("Planned measure", _MEASURES, PlannedMeasure),
    ("Settings", _SETTINGS, Settings),
    ("Folder profile", "An item of the list `profiles`.", FolderProfile),
    ("Ignore", "An item of the list `ignore`; see [adopting](adopting.md#ignore-one-finding-and-say-why).", Ignore),
    ("Coverage settings", "What goes under `coverage`.", CoverageSettings),
    ("Own rule", "An item of the list `own_rules`; see [adopting](adopting.md#rules-of-your-own).", OwnRule),
    ("Need", "What goes under a rule's `needs`.", Need),
    ("Touchpoint need", "What goes under `touchpoint` in `needs: {touchpoint: ...}`.", TouchpointNeed),
    ("Content need", "What goes under `content` in `needs: {content: ...}`; plain text is its type.", ContentNeed),
    ("Own lane", "An item of the list `lanes`; plain text is its id.", OwnLane),
    ("Teams", "What goes under `teams`: names of your own for those who do the work of a function.", Teams),
    ("Scales", "What goes under `scales`.", Scales),
    ("Site", "What goes under `site`.", Site),
)
"""The sections in order: title, text, and the model whose fields are listed."""
