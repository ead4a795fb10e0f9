@echo off
rem Starts Stillwater: without arguments or with "ide" the IDE, with any other verb the command line.
setlocal EnableDelayedExpansion
set "HERE=%~dp0"
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%j in ('where java 2^>nul') do if not defined JDK call :try "%%~dpj.."
if not defined JDK for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*") do if not defined JDK call :try "%%d"
if not defined JDK (
  echo stillwater: no Java of version 21 or later was found in JAVA_HOME, on the PATH or below Program Files. 1>&2
  echo   Install a JDK of version 21 or later, for example Eclipse Temurin, and set JAVA_HOME to its folder. 1>&2
  exit /b 2
)
if "%~1"=="" goto ide
if /i "%~1"=="ide" goto ide
set "CP="
for %%n in (dev.stillwater.cli dev.stillwater.host dev.stillwater.compiler dev.stillwater.engine dev.stillwater.model info.picocli org.eclipse.emf.common org.eclipse.emf.ecore org.eclipse.emf.ecore.xmi org.eclipse.jdt.core.compiler.batch) do (
  for %%j in ("%HERE%plugins\%%n_*.jar") do set "CP=!CP!%%~fj;"
)
"%JDK%\bin\java" -cp "%CP%" dev.stillwater.cli.Main %*
exit /b %ERRORLEVEL%

:ide
set "WORKSPACE=%~2"
if "%WORKSPACE%"=="" set "WORKSPACE=%USERPROFILE%\stillwater-workspace"
for %%j in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~fj"
start "Stillwater" "%JDK%\bin\javaw" -Xmx2g -Dosgi.requiredJavaVersion=21 -jar "%LAUNCHER%" -data "%WORKSPACE%"
exit /b 0

:try
if not exist "%~1\bin\java.exe" exit /b 1
if not exist "%~1\release" exit /b 1
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "tokens=1 delims=.+-" %%m in ("%%~v") do if %%m GEQ 21 set "JDK=%~1"
)
exit /b 0
