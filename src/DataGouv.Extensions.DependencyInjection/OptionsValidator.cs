using Microsoft.Extensions.Options;

namespace DataGouv.Extensions.DependencyInjection;

/// <summary>Says when the host starts what the constructor of the client would say when it is first used.</summary>
internal sealed class OptionsValidator : IValidateOptions<DataGouvClientOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, DataGouvClientOptions options)
    {
        try
        {
            options.Checked();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException refusal)
        {
            return ValidateOptionsResult.Fail(refusal.Message);
        }
    }
}
