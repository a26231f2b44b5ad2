;;; classes.el --- what Emacs calls the words of files  -*- lexical-binding: t -*-
;; PATHS names the files, OUT gets for each a line of JSON, [[first byte, byte after the last, class], …].
;; emacs -Q --batch -l classes.el
(require 'json)
(load (expand-file-name "emacs/selaras-mode.el" (getenv "EDITORS")) nil t)
(defconst classes
  '((font-lock-comment-face . "comment") (font-lock-comment-delimiter-face . "comment")
    (font-lock-string-face . "string") (font-lock-constant-face . "number") (font-lock-keyword-face . "keyword")
    (font-lock-variable-name-face . "keyword") (font-lock-builtin-face . "keyword")))
(let ((out nil))
  (dolist (path (with-temp-buffer
                  (insert-file-contents (getenv "PATHS"))
                  (split-string (buffer-string) "\n" t)))
    (with-temp-buffer
      (let ((coding-system-for-read 'utf-8-unix)) (insert-file-contents path))
      (selaras-mode)
      (font-lock-ensure)
      (let ((at (point-min)) found)
        (while (< at (point-max))
          (let* ((next (next-single-property-change at 'face nil (point-max)))
                 (face (get-text-property at 'face))
                 (class (cdr (assq (if (consp face) (car face) face) classes))))
            (when class
              (push (vector (1- (position-bytes at)) (1- (position-bytes next)) class) found))
            (setq at next)))
        (push (json-encode (vconcat (nreverse found))) out))))
  (with-temp-file (getenv "OUT") (insert (string-join (nreverse out) "\n") "\n")))
