using System.CommandLine;
using System.Runtime.InteropServices;
using DataGouv.Replay;

// System.CommandLine would listen for signals only once the action awaits something, when "ready" is already printed:
// a caller that stops the program at that very moment would not be heard.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await ReplayCommand.Create().Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
