@echo off
rem Starts Stillwater: without arguments or with "ide" the IDE, with any other verb the command line.
rem There are no labels here on purpose: cmd finds them reliably in files with carriage returns only.
rem Arguments are taken before delayed expansion begins, which would swallow each exclamation mark in them.
setlocal DisableDelayedExpansion
set "HERE=%~dp0"
set "VERB=%~1"
set "SECOND=%~2"
set "THIRD=%~3"
set "FOURTH=%~4"
set "FIFTH=%~5"
setlocal EnableDelayedExpansion
set "JDK="
set CANDIDATES="%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do set CANDIDATES=!CANDIDATES! "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*") do set CANDIDATES=!CANDIDATES! "%%~d"
for %%c in (!CANDIDATES!) do (
  if not defined JDK if exist "%%~c\bin\java.exe" if exist "%%~c\release" (
    for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%%~c\release"') do (
      for /f "tokens=1 delims=.+-" %%m in ("%%~v") do if %%m GEQ 21 set "JDK=%%~c"
    )
  )
)
if not defined JDK (
  echo stillwater: no Java of version 21 or later was found in JAVA_HOME, on the PATH or below Program Files. 1>&2
  echo   Install a JDK of version 21 or later, for example Eclipse Temurin, and set JAVA_HOME to its folder. 1>&2
  exit /b 2
)
set "IDE="
if not defined VERB set "IDE=yes"
if /i "!VERB!"=="ide" set "IDE=yes"
set "HELP="
if "!VERB!"=="-h" set "HELP=yes"
if "!VERB!"=="--help" set "HELP=yes"
if defined IDE for %%a in ("!SECOND!" "!THIRD!" "!FOURTH!" "!FIFTH!") do (
  if "%%~a"=="-h" set "HELP=yes"
  if "%%~a"=="--help" set "HELP=yes"
)
if defined HELP (
  if defined IDE (echo Usage: stillwater ide [ARGUMENTS]) else (echo Usage: stillwater [VERB] [ARGUMENTS])
  echo.
  echo   ide [WORKSPACE]   Open the IDE; also what happens without arguments ^(default workspace: %%USERPROFILE%%\stillwater-workspace^).
  echo       [--open PATH]    Show the snapshot at PATH: its folder, its _metadata file, or a zip or tar.gz of the folder.
  if defined IDE exit /b 0
  echo.
  echo Verbs of the command line:
)
if defined IDE (
  rem A workspace and --open PATH, in either order.
  set "WORKSPACE="
  set "OPEN="
  set "SNAPSHOT="
  set "UNKNOWN="
  if "!SECOND!"=="--open" (
    set "OPEN=yes"
    set "SNAPSHOT=!THIRD!"
    set "WORKSPACE=!FOURTH!"
    set "UNKNOWN=!FIFTH!"
  ) else (
    set "WORKSPACE=!SECOND!"
    if "!THIRD!"=="--open" (
      set "OPEN=yes"
      set "SNAPSHOT=!FOURTH!"
      set "UNKNOWN=!FIFTH!"
    ) else (
      set "UNKNOWN=!THIRD!"
    )
  )
  if defined WORKSPACE if "!WORKSPACE:~0,1!"=="-" set "UNKNOWN=!WORKSPACE!"
  if defined UNKNOWN (
    echo stillwater: ide takes a workspace folder and --open PATH. Found: "!UNKNOWN!" 1>&2
    exit /b 2
  )
  if defined OPEN if not defined SNAPSHOT (
    echo stillwater: --open needs the path of a snapshot. Found: nothing. 1>&2
    exit /b 2
  )
  rem A backslash before the closing quote would be read as a quote inside of the argument; with a dot behind it the folder is the same.
  if defined WORKSPACE if "!WORKSPACE:~-1!"=="\" set "WORKSPACE=!WORKSPACE!."
  if defined SNAPSHOT if "!SNAPSHOT:~-1!"=="\" set "SNAPSHOT=!SNAPSHOT!."
  set "ARGUMENTS="
  if defined OPEN set ARGUMENTS=--open "!SNAPSHOT!"
  if not defined WORKSPACE set "WORKSPACE=%USERPROFILE%\stillwater-workspace"
  for %%j in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~fj"
  rem Equinox ends with 23 where the user asked for a restart; starting again is the task of who started it.
  set "STATUS=23"
  for /l %%r in (1,1,1000) do if "!STATUS!"=="23" (
    start "Stillwater" /wait "!JDK!\bin\javaw" -Xmx2g -Dosgi.requiredJavaVersion=21 -jar "!LAUNCHER!" -data "!WORKSPACE!" !ARGUMENTS!
    set "STATUS=!ERRORLEVEL!"
  )
  exit /b !STATUS!
)
set "CP="
for %%n in (dev.stillwater.cli dev.stillwater.host dev.stillwater.compiler dev.stillwater.engine dev.stillwater.engine.rocksdb dev.stillwater.model picocli org.xerial.snappy.snappy-java org.eclipse.emf.common org.eclipse.emf.ecore org.eclipse.jdt.core.compiler.batch org.objectweb.asm org.eclipse.elk.alg.layered org.eclipse.elk.alg.common org.eclipse.elk.core org.eclipse.elk.graph org.eclipse.xtext.xbase.lib com.google.guava com.google.guava.failureaccess) do (
  for %%j in ("%HERE%plugins\%%n_*.jar") do set "CP=!CP!%%~fj;"
)
set "GC="
if /i "!VERB!"=="run" set "GC=-XX:+UseParallelGC"
if /i "!VERB!"=="replay" set "GC=-XX:+UseParallelGC"
rem Behind endlocal the arguments are as they were given; the loops carry over what was found. The third has a letter in front, as a loop over nothing does not run.
for /f "delims=" %%j in ("!JDK!") do for /f "delims=" %%c in ("!CP!") do for /f "tokens=1* delims=;" %%g in ("x;!GC!") do (
  endlocal
  set "JDK=%%j"
  set "CP=%%c"
  set "GC=%%h"
)
"%JDK%\bin\java" --enable-native-access=ALL-UNNAMED %GC% -cp "%CP%" dev.stillwater.cli.Main %*
exit /b %ERRORLEVEL%
