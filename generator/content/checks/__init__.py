"""The rules of a handbook that the model of one file cannot know: one function each.

A check takes what was loaded and yields problems; `CHECKS` lists them in the order of their report.
What an editor may accept as it is, a check reports by `context.finding`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.content.checks import (
    accepted,
    amounts,
    authority,
    control,
    deadlines,
    documents,
    files,
    forms,
    marks,
    missing,
    names,
    ownership,
    people,
    references,
    repeats,
    retention,
    samples,
    scripts,
    sources,
    templates,
    texts,
)
from generator.content.checks.context import MOST_TOLD, Check, Context
from generator.content.checks.sources import Coverage, coverage
from generator.content.load import Loaded, collector_paused
from generator.problems.problem import Problem, Problems, Severity, too_many

__all__ = ["CHECKS", "Check", "Context", "Coverage", "check", "coverage"]

CHECKS: tuple[Check, ...] = (
    control.format_known,
    names.reserved_names,
    names.taken_names,
    names.duplicate_ids,
    names.folders_without_role,
    names.ids_of_two_kinds,
    names.written_ids,
    names.repeated_codes,
    references.renamed_ids,
    references.unknown_references,
    references.titles_for_ids,
    texts.unknown_links,
    texts.unknown_variables,
    texts.variables_in_variables,
    texts.web_address,
    texts.long_titles,
    people.reporting_cycles,
    people.nobody_in_particular,
    people.numbers_to_call,
    people.supervision,
    scripts.script_graphs,
    people.procedure_owners,
    documents.step_branches,
    documents.phases_lead_on,
    documents.empty_documents,
    templates.template_texts,
    documents.measure_weights,
    people.topic_parts,
    sources.cited_clauses,
    sources.left_out_clauses,
    sources.supplements_cite_nothing,
    documents.review_after_effective,
    documents.revision_order,
    documents.reasons,
    documents.unused_procedures,
    control.versions_agree,
    control.revisions_known,
    control.plain_numbers,
    control.numbered_papers,
    control.dates_due,
    control.states_agree,
    control.legal_figures,
    documents.answers,
    documents.unnamed_questions,
    references.repeated_references,
    references.references_to_oneself,
    references.circles,
    texts.markup_in_text,
    marks.unclosed_marks,
    documents.retired_documents,
    documents.colours,
    documents.known_icons,
    documents.situations_fit,
    forms.records_are_forms,
    forms.forms_of_steps,
    forms.records_have_steps,
    forms.unused_forms,
    forms.examples,
    forms.column_widths,
    forms.choices_have_options,
    forms.several_of_a_choice,
    samples.required_fields,
    samples.grids,
    samples.sample_telephones,
    samples.sample_numbers,
    samples.sample_dates,
    samples.sample_figures,
    samples.sample_moments,
    forms.tables,
    retention.two_retentions,
    retention.retentions_of_editions,
    deadlines.two_deadlines,
    deadlines.days_that_fit,
    deadlines.deadlines_in_words,
    deadlines.deadlines_that_clash,
    deadlines.two_frequencies,
    authority.beyond_the_matrix,
    authority.approval_known,
    authority.joint_approval,
    amounts.amounts_in_words,
    amounts.amounts_at_signatures,
    authority.matrix_gaps,
    authority.matrix_overlaps,
    authority.units_agree,
    authority.approvers_sign,
    authority.own_approval,
    authority.combined_roles,
    authority.combinations_agree,
    people.stand_ins,
    people.deputies_differ,
    people.headcounts,
    people.mail_addresses,
    people.telephone_numbers,
    people.shares_of_time,
    files.missing_files,
    names.logo_file,
    people.same_titles,
    ownership.owned_topics,
    ownership.two_owners,
    ownership.two_procedures,
    ownership.decided_duties,
    ownership.twin_duties,
    ownership.opposite_duties,
    ownership.steps_have_duties,
    ownership.daily_duties,
    ownership.deputies,
    ownership.vague_wording,
    repeats.repeated_names,
    repeats.repeated_titles,
    repeats.repeated_labels,
    texts.left_in_the_original,
    texts.stale_translations,
    texts.untranslated,
)


@collector_paused()
def check(loaded: Loaded, *, reminders: bool = True) -> Problems:
    """All problems of what was loaded: those of the files, then those of the handbook.

    Without the reminders it takes half the time: each of them stands at a line, and to find it,
    a file is read again that was recalled.
    """
    problems = Problems(loaded.problems)
    reported = Counter((one.span.file, one.severity) for one in problems)
    if loaded.handbook:
        context = Context(loaded, loaded.handbook, reported, reminders=reminders)
        for one in CHECKS:
            problems.follow(context.listed(one(context)))
        problems.follow(context.listed(accepted.gone(context)))
    problems.withdraw(_of_the_original(problems))
    problems = Problems(missing.joined(problems))
    problems.extend(_left_out(loaded, reported))
    return problems


_SHAPES = {
    "cells", "signatures", "required-left-out", "duplicate-id",
    "choice-without-options", "unknown-field-of-form", "no-option",
    "unknown-column",
}  # fmt: skip
"""Mistakes by which an original has other items or lines than its translations."""


def _of_the_original(problems: Problems) -> Iterator[Problem]:
    """What a translation is blamed for while the mistake is the original's."""
    wrong = {one.span.file.removesuffix(".yaml") for one in problems if one.code in _SHAPES}
    for one in problems:
        stem, _, ending = one.span.file.partition(".")
        if one.code == "translation" and stem in wrong and ending.count("."):
            yield one


def errors_in(loaded: Loaded) -> list[Problem]:
    """What keeps a handbook from being made."""
    return check(loaded, reminders=False).errors


def _left_out(loaded: Loaded, reported: Counter[tuple[str, Severity]]) -> Iterator[Problem]:
    """How many problems of each file were not listed."""
    more = Counter[tuple[str, Severity]]()
    for file, count in loaded.more.items():
        more[file, "error"] += count
    for (file, severity), count in reported.items():
        more[file, severity] += max(0, count - MOST_TOLD[severity])
    for (file, severity), count in more.items():
        if count:
            yield too_many(file, count, severity)
