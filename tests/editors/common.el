;;; common.el --- what both tests of Emacs do before and after  -*- lexical-binding: t -*-
;; SELARAS is the binary, PLANS a copy of the example that may be changed, EDITORS the folder of what ships for editors.
(setq load-prefer-newer t)
(require 'package)
(setq package-directory-list '("/usr/share/emacs/site-lisp/elpa"))
(package-initialize)
(require 'cl-lib)
(require 'xref)
(setq make-backup-files nil create-lockfiles nil auto-save-default nil)
;; As its README says.
(add-to-list 'load-path (expand-file-name "emacs" (getenv "EDITORS")))
(require 'selaras-mode)
(setq selaras-program (list (getenv "SELARAS") "server"))

(defun wait-for (what done)
  (let ((end (+ (float-time) (string-to-number (or (getenv "PATIENCE") "20")))) value)
    (while (and (not (setq value (funcall done))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (or value (error "never: %s" what))))

(defun plan () (expand-file-name "renstra/diskominfo.renstra" (getenv "PLANS")))

(defun line-of (text)
  (save-excursion (goto-char (point-min)) (search-forward text) (line-number-at-pos)))

(defun in-the-rpjmd ()
  "Point is at the RPJMD's cell of the same year."
  (cl-assert (string-suffix-p "perubahan.rpjmd" (buffer-file-name)) t)
  (cl-assert (looking-at "100") t)
  (cl-assert (= 1 (cl-count ?| (buffer-substring (line-beginning-position) (point)))) t))

(defun mode-is-right ()
  "The mode of the plan: comments, and indentation that keeps what the formatter writes."
  (cl-assert (eq major-mode 'renstra-mode) t)
  (cl-assert (equal comment-start "// ") t)
  (let ((before (buffer-string)) (inhibit-message t))
    (indent-region (point-min) (point-max))
    (cl-loop for wanted in (split-string before "\n") for line in (split-string (buffer-string) "\n")
             do (cl-assert (equal wanted line) t)))
  (cl-assert (assoc "program" (funcall imenu-create-index-function)) t))
