/**
 * The bundled agent: a program that changes files as its prompt says, and knows nothing but its prompt and its working directory.
 *
 * <p>It is no language model. It follows a small written grammar, so that a demonstration needs no account, costs nothing and ends the
 * same way each time.
 *
 * <h2>Instructions</h2>
 *
 * A line outside code blocks, optionally a list item, that starts with one of these, followed by a fenced code block:
 *
 * <pre>
 * Create `path`:       the block becomes the whole file
 * Append to `path`:    the block goes behind the end of the file
 * Replace in `path`:   the first block's lines, which occur exactly once, become the second block's;
 *                      a line "with:" may stand between the two
 * </pre>
 *
 * Nothing else in the prompt makes it write. Lines of the section {@code ## Previous attempt} are never instructions.
 *
 * <h2>Fix hints</h2>
 *
 * In the section {@code ## Previous attempt}, inside code blocks or not, lines that a tool printed in this form are applied after the
 * instructions, in the spirit of compilers' parseable fix-its:
 *
 * <pre>
 * path:line: fix: insert "text"             the text becomes a line of its own, before that line
 * path:line: fix: replace "old" with "new"  the first "old" of that line
 * </pre>
 *
 * Line numbers are those of the file as the tool saw it. In quotes, {@code \"}, {@code \\} and {@code \t} are escapes.
 */
@NullMarked
package dev.ringmaster.demo;

import org.jspecify.annotations.NullMarked;
