@echo off
rem Dubbelklik hierop om de site te bekijken. Sluit dit venster om te stoppen.
chcp 65001 >nul
cd /d "%~dp0"
py -m plugins serve
if errorlevel 1 pause
