// The ends of lines. A line goes on where the next one starts with `|`, `{`, a text, or one of a few words; a text that
// starts a line continues the text before it.
#include "tree_sitter/parser.h"

enum Token { END_OF_LINE, TEXT_GOES_ON, END_OF_GRADE, ERROR };

void *tree_sitter_selaras_external_scanner_create(void) { return NULL; }
void tree_sitter_selaras_external_scanner_destroy(void *payload) { (void)payload; }
unsigned tree_sitter_selaras_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}
void tree_sitter_selaras_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}

static bool is_newline(int32_t c) { return c == '\n' || c == '\r'; }

static bool is_blank(int32_t c) {
  return c == ' ' || c == '\t' || c == 0x0B || c == 0x0C || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200D) ||
         c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

static bool is_quote(int32_t c) { return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E; }

static int32_t lower(int32_t c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; }

// Letters beyond ASCII count as parts of a word; that is enough to tell a clause word from a longer one.
static bool is_letter(int32_t c) {
  int32_t l = lower(c);
  return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == ':' || c == '%' || c == '-' ||
         c == 0x2013 || (c > 0x7F && !is_blank(c) && !is_quote(c) && c != 0x2264 && c != 0x2265);
}

// The next word of the line is one with which a line goes on.
static bool goes_on(TSLexer *lexer) {
  static const char *const WORDS[] = {"pada", "tentang", "karena", "oleh", "sampai"};
  char word[8];
  unsigned length = 0;
  while (!lexer->eof(lexer) && is_letter(lexer->lookahead)) {
    if (length == sizeof word - 1 || lexer->lookahead > 0x7F) return false;
    word[length++] = (char)lower(lexer->lookahead);
    lexer->advance(lexer, false);
  }
  word[length] = 0;
  if (lexer->lookahead == '/') {
    lexer->advance(lexer, false);
    if (lexer->lookahead != '/') return false;
  }
  for (unsigned i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
    const char *a = WORDS[i], *b = word;
    while (*a && *a == *b) a++, b++;
    if (*a == *b) return true;
  }
  return false;
}

bool tree_sitter_selaras_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  bool recovering = valid[ERROR];
  while (is_blank(lexer->lookahead)) lexer->advance(lexer, true);
  if (lexer->eof(lexer) || lexer->lookahead == '}') {
    if (recovering || !valid[END_OF_LINE]) return false;
    lexer->mark_end(lexer);
    lexer->result_symbol = END_OF_LINE;
    return true;
  }
  if (!is_newline(lexer->lookahead)) return false;
  if (!valid[END_OF_LINE] && !valid[TEXT_GOES_ON] && !valid[END_OF_GRADE]) return false;
  lexer->advance(lexer, false);
  lexer->mark_end(lexer);
  if (valid[END_OF_GRADE] && !recovering) {
    lexer->result_symbol = END_OF_GRADE;
    return true;
  }
  // What the next line with more than a comment starts with.
  for (;;) {
    while (is_blank(lexer->lookahead) || is_newline(lexer->lookahead)) lexer->advance(lexer, false);
    if (lexer->lookahead != '/') break;
    lexer->advance(lexer, false);
    if (lexer->lookahead != '/') {
      lexer->result_symbol = END_OF_LINE;
      return valid[END_OF_LINE];
    }
    while (!lexer->eof(lexer) && !is_newline(lexer->lookahead)) lexer->advance(lexer, false);
  }
  if (!lexer->eof(lexer)) {
    if (is_quote(lexer->lookahead)) {
      lexer->result_symbol = TEXT_GOES_ON;
      return valid[TEXT_GOES_ON] && !recovering;
    }
    if (lexer->lookahead == '|' || lexer->lookahead == '{' || goes_on(lexer)) return false;
  }
  lexer->result_symbol = END_OF_LINE;
  return valid[END_OF_LINE];
}
