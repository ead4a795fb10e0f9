/** What a project's own functions in Java are written against: public, and kept compatible. */
package dev.stillwater.engine.function;
