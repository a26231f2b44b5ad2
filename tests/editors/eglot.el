;;; eglot.el --- a real Emacs with eglot as the client, in batch.  -*- lexical-binding: t -*-
;; SELARAS is the binary, PLANS a copy of the example that may be changed.   emacs -Q --batch -l eglot.el
(setq load-prefer-newer t)
(require 'package)
(setq package-directory-list '("/usr/share/emacs/site-lisp/elpa"))
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'xref)
(require 'cl-lib)

(defun wait-for (what done)
  (let ((end (+ (float-time) 20)) value)
    (while (and (not (setq value (funcall done))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (or value (error "never: %s" what))))

(define-derived-mode renstra-mode prog-mode "Renstra")
(define-derived-mode rpjmd-mode prog-mode "RPJMD")
(add-to-list 'auto-mode-alist '("\\.renstra\\'" . renstra-mode))
(add-to-list 'auto-mode-alist '("\\.rpjmd\\'" . rpjmd-mode))
(add-to-list 'eglot-server-programs `((renstra-mode rpjmd-mode) . (,(getenv "SELARAS") "server")))
(setq eglot-sync-connect 20 eglot-autoshutdown nil eglot-send-changes-idle-time 0.05
      eglot-confirm-server-initiated-edits nil make-backup-files nil create-lockfiles nil auto-save-default nil)

(defun project-of-plans (_) (cons 'transient (file-name-as-directory (getenv "PLANS"))))
(setq project-find-functions '(project-of-plans))

(defun base-finding ()
  (cl-find-if (lambda (d) (string-match-p "Kondisi awal indikator DATA" (flymake-diagnostic-text d)))
              (flymake-diagnostics)))

(condition-case problem
    (let ((file (expand-file-name "renstra/diskominfo.renstra" (getenv "PLANS"))))
      (find-file file)
      (call-interactively #'eglot)
      (wait-for "eglot" (lambda () (bound-and-true-p eglot--managed-mode)))
      ;; The finding at its line.
      (flymake-start nil)
      (let ((finding (wait-for "a finding" (lambda () (flymake-start nil) (base-finding)))))
        (goto-char (point-min))
        (search-forward "indikator DATA")
        (cl-assert (= (1+ (line-number-at-pos)) (line-number-at-pos (flymake-diagnostic-beg finding))) t)
        ;; From the target cell to the RPJMD's cell of the same year.
        (search-forward "| 100%")
        (backward-char 3)
        (xref-find-definitions "LSP identifier at point")
        (cl-assert (string-suffix-p "perubahan.rpjmd" (buffer-file-name)) t)
        (cl-assert (looking-at "100") t)
        (cl-assert (= 1 (cl-count ?| (buffer-substring (line-beginning-position) (point)))) t)
        (find-file file)
        ;; The repair, and the finding is gone.
        (let* ((begin (flymake-diagnostic-beg finding))
               (actions (append (eglot-code-actions begin (flymake-diagnostic-end finding) "quickfix" nil) nil))
               (fix (or (cl-find-if (lambda (action) (plist-get action :edit)) actions) (error "no repair"))))
          (eglot--apply-workspace-edit (plist-get fix :edit))
          (eglot--signal-textDocument/didChange)
          (wait-for "the finding to go" (lambda () (flymake-start nil) (null (base-finding))))))
      (let ((inhibit-message t)) (save-buffer))
      (eglot-shutdown (eglot-current-server))
      (princ (format "Emacs %s eglot: finding, jump, repair\n" emacs-version)))
  (error
   (princ (format "not right: %S\n" problem))
   (dolist (buffer (buffer-list))
     (when (string-match-p "EGLOT.*stderr" (buffer-name buffer))
       (princ (with-current-buffer buffer (buffer-string)))))
   (kill-emacs 1)))
