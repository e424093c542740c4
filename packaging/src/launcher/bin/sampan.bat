@echo off
rem Starts Sampan: no arguments, a link, or --send with files open the window; anything else is a terminal command.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "SAMPAN_AT=%%~fI"

set "JAVA="
set "MODULES=--module-path "%SAMPAN_AT%\lib""
rem Installed with its own Java, in which the modules are.
if exist "%SAMPAN_AT%\runtime\bin\java.exe" set "JAVA=%SAMPAN_AT%\runtime\bin\java.exe"
if defined JAVA set "MODULES="
if not defined JAVA if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JAVA for /f "delims=" %%J in ('where java 2^>nul') do if not defined JAVA call :try "%%~dpJ.."
for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\BellSoft\*") do if not defined JAVA call :try "%%~J"
if not defined JAVA (
  echo sampan: Java 25 is needed and was not found: install a JDK 25, or set JAVA_HOME to one 1>&2
  exit /b 127
)

set "KIND=terminal"
set "FIRST=%~1"
if not defined FIRST set "KIND=window"
if defined FIRST if "%FIRST:~0,9%"=="sampan://" set "KIND=window"
if defined FIRST if "%FIRST:~0,6%"=="--demo" set "KIND=window"
if "%FIRST%"=="--send" set "KIND=window"
if "%FIRST%"=="host" set "KIND=host"
if "%FIRST%"=="bench" if "%~2"=="models" set "KIND=bench"
set "CACHE=terminal"
if "%KIND%"=="window" set "CACHE=window"

"%JAVA%" "@%SAMPAN_AT%\boot\%KIND%.options" "-XX:AOTCache=%SAMPAN_AT%\boot\%CACHE%.aot" "-Djava.security.properties=%SAMPAN_AT%\boot\security.properties" %MODULES% --module sampan.app/sampan.app.Main %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\java.exe" exit /b 0
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul 2>&1 && set "JAVA=%~1\bin\java.exe"
exit /b 0
